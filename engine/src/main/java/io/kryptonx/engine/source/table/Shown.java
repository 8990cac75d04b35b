package io.kryptonx.engine.source.table;

import java.util.List;

/** Values as messages show them: short, in one line. */
public final class Shown {

  private static final int MAX = 60;

  private Shown() {}

  /** A value. */
  public static String of(Object value) {
    String text =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : String.valueOf(value);
    String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
    int end = Math.min(line.length(), MAX);
    return end == line.length() ? line : line.substring(0, end) + "…";
  }
}
