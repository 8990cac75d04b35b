package io.kryptonx.cli.terminal;

import java.util.List;
import java.util.Locale;

/** Sizes, times and counts as people read them. */
public final class Quantity {

  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");

  private Quantity() {}

  /** {@code 812 B}, {@code 1.4 kB}, {@code 23 MB}; a kilobyte is 1000 bytes. */
  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.5 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return tenths(value) + " " + UNITS.get(unit);
  }

  /** {@code 4ms}, {@code 1.2s}, {@code 42s}, {@code 3m 07s}, {@code 2h 05m}. */
  public static String duration(long millis) {
    long seconds = Math.round(millis / 1000.0);
    if (millis < 1000) {
      return millis + "ms";
    }
    if (millis < 59_950) {
      return tenths(millis / 1000.0) + "s";
    }
    return seconds < 3600
        ? seconds / 60 + "m " + twoDigits(seconds % 60) + "s"
        : seconds / 3600 + "h " + twoDigits(seconds % 3600 / 60) + "m";
  }

  /** {@code 1 task}, {@code 3 tasks}. */
  public static String of(int count, String one) {
    return count + " " + (count == 1 ? one : one + "s");
  }

  private static String tenths(double value) {
    return value < 9.95
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.valueOf(Math.round(value));
  }

  private static String twoDigits(long value) {
    return value < 10 ? "0" + value : String.valueOf(value);
  }
}
