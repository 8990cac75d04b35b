package io.kryptonx.model.pipeline;

/**
 * How often a task is tried.
 *
 * @param maxAttempts attempts that may fail, from 1 to {@value #MAX_ATTEMPTS}; those lost with an
 *     engine do not count
 */
public record Retry(int maxAttempts) {

  /** The most attempts that can be asked for: never endless. */
  public static final int MAX_ATTEMPTS = 100;

  /** The first failure is final. */
  public static final Retry NONE = new Retry(1);

  public Retry {
    if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
      throw new IllegalArgumentException("attempts are from 1 to 100, not " + maxAttempts);
    }
  }
}
