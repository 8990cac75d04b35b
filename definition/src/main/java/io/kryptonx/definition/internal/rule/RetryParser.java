package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code retry}: how often a task is tried, after what, and when. */
final class RetryParser {

  private static final String EXAMPLE = "retry: { max_attempts: 3 }";
  private static final int MAX_EXIT_CODE = 255;
  private static final int LEAST_STATUS = 400;
  private static final int MAX_STATUS = 599;

  private final Context context;
  private final Problems problems;

  RetryParser(Context context) {
    this.context = context;
    this.problems = context.problems();
  }

  Optional<Retry> parse(YamlValue value) {
    return context
        .shapes()
        .map(value, "'retry'", EXAMPLE)
        .map(map -> parse(Fields.of(map, Element.RETRY, problems)));
  }

  private Retry parse(Fields fields) {
    if (fields.map().entries().isEmpty()) {
      fields.require("max_attempts", "it says how often a task is tried at most", EXAMPLE);
    }
    Optional<Integer> attempts =
        fields
            .get("max_attempts")
            .flatMap(
                count -> Numbers.count(count, "'max_attempts'", 1, Retry.MAX_ATTEMPTS, problems));
    List<String> transients = causes(fields, "transient", List.of());
    return new Retry(
        attempts.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        fields.get("backoff").flatMap(this::backoff).orElse(Backoff.DEFAULT),
        transients,
        causes(fields, "permanent", transients));
  }

  private List<String> causes(Fields fields, String key, List<String> others) {
    List<String> causes = new ArrayList<>();
    for (YamlScalar scalar : fields.oneOrMore(key, key + ": [75, ConnectException]")) {
      if (others.contains(scalar.text())) {
        bad(scalar, "it is under 'transient', too", "leave it in one of the two");
      } else if (causes.size() == Retry.MAX_CAUSES) {
        bad(scalar, "it is one more than " + Retry.MAX_CAUSES, "name an exception above several");
        break;
      } else if (isCause(scalar.text())) {
        causes.add(scalar.text());
      } else {
        bad(
            scalar,
            "a cause is an exit code from 1 to 255, a status of HTTP from 400 to 599, timed_out,"
                + " rejected, or the name of a Java exception",
            "write it like " + key + ": [75, timed_out, java.net.ConnectException]");
      }
    }
    return causes;
  }

  private static boolean isCause(String text) {
    if (!Retry.CAUSE.matcher(text).matches()) {
      return false;
    }
    boolean code = Character.isDigit(text.charAt(0));
    if (!code) {
      return true;
    }
    int number = Integer.parseInt(text);
    boolean status = number >= LEAST_STATUS && number <= MAX_STATUS;
    return !text.startsWith("0") && (number <= MAX_EXIT_CODE || status);
  }

  private void bad(YamlScalar scalar, String reason, String fix) {
    String shown = Problems.shown(scalar.text());
    problems.add(
        ProblemCode.UNKNOWN_WORD,
        scalar.place(),
        "'" + shown + "' cannot be a cause here",
        scalar.text(),
        reason,
        fix);
  }

  private Optional<Backoff> backoff(YamlValue value) {
    return context
        .shapes()
        .map(value, "'backoff'", "backoff: { initial: 1s, max: 5m }")
        .map(map -> backoff(Fields.of(map, Element.BACKOFF, problems)));
  }

  private Backoff backoff(Fields fields) {
    Backoff usual = Backoff.DEFAULT;
    Duration initial = wait(fields, "initial").orElse(usual.initial());
    Duration least = usual.max().compareTo(initial) < 0 ? initial : usual.max();
    Duration max = wait(fields, "max").orElse(least);
    if (max.compareTo(initial) < 0) {
      fields
          .text("max", "max: 5m")
          .ifPresent(text ->
              Durations.bad(text, "it is shorter than 'initial'", "choose a longer one", problems));
      max = initial;
    }
    return new Backoff(
        initial,
        max,
        thousandths(fields, "factor", 1000, Backoff.MAX_FACTOR_MILLIS).orElse(usual.factorMillis()),
        thousandths(fields, "jitter", 0, 1000).orElse(usual.jitterMillis()));
  }

  private Optional<Duration> wait(Fields fields, String key) {
    Optional<YamlScalar> text = fields.text(key, key + ": 5m");
    Optional<Duration> wait = text.flatMap(scalar -> Durations.parse(scalar, problems));
    if (wait.isPresent() && wait.get().compareTo(Backoff.LONGEST) > 0) {
      Durations.bad(
          text.orElseThrow(), "it is longer than a day", "choose a shorter one", problems);
      return Optional.empty();
    }
    return wait;
  }

  private Optional<Integer> thousandths(Fields fields, String key, int least, int most) {
    return fields
        .get(key)
        .flatMap(value -> Numbers.thousandths(value, "'" + key + "'", least, most, problems));
  }
}
