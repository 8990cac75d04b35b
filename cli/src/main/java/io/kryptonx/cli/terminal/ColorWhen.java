package io.kryptonx.cli.terminal;

/** When to show colours. */
public enum ColorWhen {
  /** On terminals that can, unless {@code NO_COLOR} is set (no-color.org). */
  AUTO,
  /** Also in files and pipes. */
  ALWAYS,
  /** Not at all. */
  NEVER
}
