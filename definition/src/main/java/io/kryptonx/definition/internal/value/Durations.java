package io.kryptonx.definition.internal.value;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 2d}, or ISO 8601. */
public final class Durations {

  /** The longest one. */
  public static final Duration MAX = Duration.ofDays(365);

  private static final Duration MIN = Duration.ofMillis(1);

  private static final Pattern SHORT = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d)");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /** The duration of a text: whole milliseconds, at least one, at most {@link #MAX}. */
  public static Optional<Duration> parse(YamlScalar text, Problems problems) {
    Optional<Duration> duration = duration(text.text());
    if (duration.isEmpty()) {
      boolean number = text.text().matches("[0-9]{1,9}");
      bad(
          text,
          number ? "a number needs a unit" : "a duration is a number with one of ms, s, m, h, d",
          number ? "write " + text.text() + "s for seconds" : "write it like 30s, 5m or PT1H30M",
          problems);
    } else if (duration.get().compareTo(MIN) < 0 || duration.get().compareTo(MAX) > 0) {
      bad(text, "it is shorter than 1ms or longer than 365d", "choose one between", problems);
      return Optional.empty();
    } else if (!duration.get().truncatedTo(ChronoUnit.MILLIS).equals(duration.get())) {
      bad(text, "it is finer than milliseconds", "round it to milliseconds", problems);
      return Optional.empty();
    }
    return duration;
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = SHORT.matcher(text);
    try {
      if (matcher.matches()) {
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        long count = Math.min(Long.parseLong(matcher.group(1)), MAX.toMillis() + 1);
        return Optional.of(unit.multipliedBy(count));
      }
      return text.toUpperCase(Locale.ROOT).startsWith("P")
          ? Optional.of(Duration.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Adds the problem of a duration that cannot be meant. */
  public static void bad(YamlScalar text, String reason, String fix, Problems problems) {
    problems.add(
        ProblemCode.BAD_DURATION,
        text.place(),
        "'" + Problems.shown(text.text()) + "' is no duration that can be used",
        text.text(),
        reason,
        fix);
  }
}
