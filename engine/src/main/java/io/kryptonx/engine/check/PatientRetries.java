package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Retries that may take longer than what the stage promises. The worst case is that every attempt
 * takes all of its {@code timeout} and every wait is as long as it can be: with {@code timeout:
 * 1m}, three attempts and waits of 1 s and 2 s it is 3 m 3 s.
 */
final class PatientRetries {

  private PatientRetries() {}

  static List<Problem> of(Pipeline pipeline) {
    List<Problem> problems = new ArrayList<>();
    for (Stage stage : pipeline.stages().values()) {
      int attempts =
          stage
              .retry()
              .attempts(stage.labels().criticality().or(() -> pipeline.labels().criticality()));
      if (attempts > 1) {
        of(stage, attempts).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> of(Stage stage, int attempts) {
    Duration waits = waits(stage.retry().backoff(), attempts);
    Duration worst = stage.timeout().orElse(Duration.ZERO).multipliedBy(attempts).plus(waits);
    if (stage.rerun() instanceof Rerun.After(var age) && worst.compareTo(age) > 0) {
      return Optional.of(
          problem(
              stage,
              attempts,
              worst,
              "a result is taken for old after " + text(age) + " (rerun), before it may be there",
              "try less often or wait less: retry: { max_attempts: 2 }, or let results grow older"));
    }
    Optional<Duration> freshness = stage.labels().freshness();
    if (freshness.filter(fresh -> worst.compareTo(fresh) > 0).isPresent()) {
      return Optional.of(
          problem(
              stage,
              attempts,
              worst,
              "what it makes is to be no older than " + text(freshness.get()) + " (freshness)",
              "try less often or wait less: retry: { max_attempts: 2 }, or promise less"));
    }
    return stage
        .timeout()
        .filter(timeout -> waits.compareTo(timeout) > 0)
        .map(timeout ->
            problem(
                stage,
                attempts,
                worst,
                "an attempt may take "
                    + text(timeout)
                    + ", and the waits between attempts alone "
                    + text(waits),
                "wait less: retry: { backoff: { max: 10s } }, or try less often"));
  }

  private static Problem problem(
      Stage stage, int attempts, Duration worst, String reason, String fix) {
    String pointer = "stages." + stage.name() + (isSaid(stage) ? ".retry" : "");
    return AdviceCode.PATIENT_RETRIES.at(
        pointer,
        "stage '%s' may take %s until it has failed for good".formatted(stage.name(), text(worst)),
        attempts + " attempts",
        reason,
        fix);
  }

  private static boolean isSaid(Stage stage) {
    return !stage.retry().equals(Retry.UNSAID);
  }

  private static Duration waits(Backoff backoff, int attempts) {
    Duration waits = Duration.ZERO;
    for (int failures = 1; failures < attempts; failures++) {
      waits = waits.plus(backoff.after(failures, 0));
    }
    return waits;
  }

  /** {@code 90s}, {@code 15m}, {@code 2h 30m}. */
  private static String text(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 120) {
      return seconds < 1 ? time.toMillis() + "ms" : seconds + "s";
    }
    long minutes = time.toMinutes();
    return minutes < 120
        ? String.format(
            Locale.ROOT, "%dm%s", minutes, seconds % 60 == 0 ? "" : " " + seconds % 60 + "s")
        : String.format(
            Locale.ROOT, "%dh%s", minutes / 60, minutes % 60 == 0 ? "" : " " + minutes % 60 + "m");
  }
}
