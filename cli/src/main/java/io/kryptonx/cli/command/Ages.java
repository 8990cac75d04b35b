package io.kryptonx.cli.command;

import io.kryptonx.cli.terminal.Harmless;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages as people write them: {@code 30d}, {@code 12h}. */
final class Ages {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([mhdw])");

  private Ages() {}

  /** The value of an option that takes an age. */
  static Duration of(Arguments arguments, String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw arguments.wrong(
          option + " takes a number and a unit, not '" + Harmless.line(text) + "'",
          option + " 30d; units are m, h, d, w");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }
}
