package io.kryptonx.worker.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a request is worth repeating, and after what time: on failures of the connection and on
 * answers that say that it is a matter of time. At most {@value #MAX_REQUESTS} requests, 1, 2 and 4
 * seconds apart, or as {@code Retry-After} says.
 */
final class Patience {

  /** The most requests for one answer. */
  static final int MAX_REQUESTS = 4;

  /** The longest time that {@code Retry-After} is followed. */
  static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private static final Set<Integer> PASSING = Set.of(408, 425, 429);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private Patience() {}

  /** Whether an answer with this status may be another one in a while. */
  static boolean isPassing(int status) {
    return PASSING.contains(status) || status >= 500;
  }

  /** How long to wait after so many requests where the server does not say. */
  static Duration after(int requests) {
    return Duration.ofSeconds(1L << (requests - 1));
  }

  /**
   * What {@code Retry-After} asks for, which is a number of seconds or a date; a date counts from
   * the {@code Date} of the same answer, so that the clocks of the two machines do not matter.
   */
  static Optional<Duration> asked(HttpHeaders headers) {
    Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (SECONDS.matcher(value.get()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.get())));
    }
    return headers
        .firstValue("Date")
        .flatMap(Patience::date)
        .flatMap(now -> date(value.get()).map(then -> Duration.between(now, then)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
