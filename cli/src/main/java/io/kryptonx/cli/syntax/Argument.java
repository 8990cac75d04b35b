package io.kryptonx.cli.syntax;

import java.util.List;

/**
 * An argument by position.
 *
 * @param label its name in the help
 * @param needed whether the command does nothing without
 * @param words those that it can be; empty for any
 */
public record Argument(String label, boolean needed, String description, List<String> words) {

  public Argument {
    words = List.copyOf(words);
  }
}
