package io.kryptonx.model.pipeline;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Cost;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What work may take. It is spent once one of its parts is used up.
 *
 * @param costMicros above 0, see {@link Cost}
 * @param time that attempts work, together; above 0
 * @param attempts that come to an end, from 1
 */
public record Budget(OptionalLong costMicros, Optional<Duration> time, OptionalInt attempts) {

  /** No bound. */
  public static final Budget NONE =
      new Budget(OptionalLong.empty(), Optional.empty(), OptionalInt.empty());

  /** The most that a budget can be: a thousand million units. */
  public static final long MAX_COST_MICROS = 1_000_000_000_000_000L;

  /** The most attempts. */
  public static final int MAX_ATTEMPTS = 1_000_000_000;

  /** Whether it bounds nothing. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The first part that is used up, with how much was used of how much; empty while none is. */
  public Optional<String> spent(Charge charge) {
    if (costMicros.isPresent() && charge.costMicros() >= costMicros.getAsLong()) {
      return Optional.of(cost(charge));
    }
    if (time.isPresent() && charge.workedMillis() >= time.get().toMillis()) {
      return Optional.of(time(charge, time.get()));
    }
    return attempts.isPresent() && charge.attempts() >= attempts.getAsInt()
        ? Optional.of(attempts(charge))
        : Optional.empty();
  }

  /** What was used of each part, for people: {@code cost 0.2 of 0.5, attempts 2 of 10}. */
  public String used(Charge charge) {
    List<String> parts = new ArrayList<>();
    costMicros.ifPresent(_ -> parts.add(cost(charge)));
    time.ifPresent(most -> parts.add(time(charge, most)));
    attempts.ifPresent(_ -> parts.add(attempts(charge)));
    return String.join(", ", parts);
  }

  private String cost(Charge charge) {
    return "cost %s of %s"
        .formatted(Cost.text(charge.costMicros()), Cost.text(costMicros.orElseThrow()));
  }

  private static String time(Charge charge, Duration most) {
    return "time %s of %s s".formatted(seconds(charge.workedMillis()), seconds(most));
  }

  private String attempts(Charge charge) {
    return "attempts %d of %d".formatted(charge.attempts(), attempts.orElseThrow());
  }

  private static String seconds(Duration time) {
    return seconds(time.toMillis());
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  /** Appends the canonical form. */
  void write(CanonicalWriter out) {
    out.flag(costMicros.isPresent());
    costMicros.ifPresent(out::number);
    out.optional(time.map(Duration::toMillis), CanonicalWriter::number);
    StageCodec.integer(out, attempts);
  }

  /** Reads the canonical form. */
  static Budget read(CanonicalReader in) {
    return new Budget(
        in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty(),
        in.optional(CanonicalReader::number).map(Duration::ofMillis),
        StageCodec.integer(in));
  }
}
