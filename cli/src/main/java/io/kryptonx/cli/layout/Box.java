package io.kryptonx.cli.layout;

/** The size of a box, in any unit. */
public record Box(double width, double height) {}
