package io.kryptonx.cli.layout;

/**
 * The free room between things.
 *
 * @param layers between layers, at least; more where lines climb far
 * @param boxes between boxes of a layer
 * @param lines between lines that run past boxes of a layer
 */
public record Spacing(double layers, double boxes, double lines) {}
