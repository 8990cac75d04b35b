package io.kryptonx.cli.syntax;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names as they are typed, the last one the long one
 * @param label of its value in the help; empty for flags
 * @param description one or two short sentences
 */
public record Option(List<String> names, String label, String description, Form form) {

  public Option {
    names = List.copyOf(names);
  }

  /** What its value may be. */
  public sealed interface Form {

    /** It has none. */
    record Flag() implements Form {}

    /** Any text. */
    record Text() implements Form {}

    /** Any text, and the option may be repeated. */
    record Texts() implements Form {}

    /** A whole number. */
    record WholeNumber() implements Form {}

    /** One of some words. */
    record Choice(List<String> words) implements Form {
      public Choice {
        words = List.copyOf(words);
      }
    }
  }

  /** The long name. */
  public String longName() {
    return names.getLast();
  }

  /** Whether a value follows it. */
  public boolean takesValue() {
    return !(form instanceof Form.Flag);
  }
}
