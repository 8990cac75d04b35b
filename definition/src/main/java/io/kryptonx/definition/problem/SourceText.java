package io.kryptonx.definition.problem;

import java.util.Arrays;
import java.util.List;

/**
 * The text of a file by lines.
 *
 * @param file as the user named it
 * @param lines without their ends
 */
public record SourceText(String file, List<String> lines) {

  public SourceText {
    lines = List.copyOf(lines);
  }

  /** Cuts a text into its lines. */
  public static SourceText of(String file, String text) {
    return new SourceText(file, Arrays.asList(text.split("\r\n|\r|\n", -1)));
  }

  /** The line of that number, counted from 1; empty where there is none. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
