package io.kryptonx.cli.syntax;

/**
 * An argument by position.
 *
 * @param label its name in the help
 * @param needed whether the command does nothing without
 */
public record Argument(String label, boolean needed, String description) {}
