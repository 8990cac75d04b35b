package io.kryptonx.model.pipeline;

import io.kryptonx.model.task.Failure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How often a task is tried, after what, and how long is waited in between. None of it is part of a
 * fingerprint.
 *
 * @param maxAttempts attempts that may fail, from 1 to {@value #MAX_ATTEMPTS}; those lost with an
 *     engine do not count; empty for what the criticality says
 * @param transients causes that may go away, see {@link #CAUSE}
 * @param permanents causes that do not; they win over {@code transients} and over what is usual
 */
public record Retry(
    OptionalInt maxAttempts, Backoff backoff, List<String> transients, List<String> permanents) {

  /** The most attempts that can be asked for: never endless. */
  public static final int MAX_ATTEMPTS = 100;

  /** The most causes of a kind. */
  public static final int MAX_CAUSES = 50;

  /**
   * What a cause is: an exit code, a status of HTTP, a word for a kind of failure, or the name of a
   * Java exception, whole or its last part.
   */
  public static final Pattern CAUSE =
      Pattern.compile("[0-9]{1,3}|[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

  /** The cause of an attempt that took longer than its timeout. */
  public static final String TIMED_OUT = "timed_out";

  /** The cause of an attempt whose outputs are not what they have to be. */
  public static final String REJECTED = "rejected";

  /** Nothing is said. */
  public static final Retry UNSAID =
      new Retry(OptionalInt.empty(), Backoff.DEFAULT, List.of(), List.of());

  public Retry {
    if (maxAttempts.isPresent()
        && (maxAttempts.getAsInt() < 1 || maxAttempts.getAsInt() > MAX_ATTEMPTS)) {
      throw new IllegalArgumentException("attempts are from 1 to 100, not " + maxAttempts);
    }
    transients = List.copyOf(transients);
    permanents = List.copyOf(permanents);
  }

  /** So many attempts, and all else as usual. */
  public Retry(int maxAttempts) {
    this(OptionalInt.of(maxAttempts), Backoff.DEFAULT, List.of(), List.of());
  }

  /** How many attempts may fail, where so much depends on it. */
  public int attempts(Optional<Criticality> criticality) {
    return maxAttempts.orElseGet(() ->
        criticality
            .map(much ->
                switch (much) {
                  case MISSION_CRITICAL -> 5;
                  case IMPORTANT -> 3;
                  case BACKGROUND -> 1;
                })
            .orElse(1));
  }

  /** Whether another attempt may do better after such a failure. */
  public boolean isWorthwhileAfter(Failure.Kind kind) {
    return switch (kind) {
      case TRANSIENT -> true;
      case TIMED_OUT -> !permanents.contains(TIMED_OUT);
      case REJECTED -> transients.contains(REJECTED) && !permanents.contains(REJECTED);
      case PERMANENT, LOST, UNKNOWN -> false;
    };
  }

  /**
   * What a failure with these causes is.
   *
   * @param causes an exit code, a status, or the names of an exception and those above it
   * @param usual what it is if nothing is said
   */
  public Failure.Kind kind(List<String> causes, Failure.Kind usual) {
    if (causes.stream().anyMatch(permanents::contains)) {
      return Failure.Kind.PERMANENT;
    }
    return causes.stream().anyMatch(transients::contains) ? Failure.Kind.TRANSIENT : usual;
  }
}
