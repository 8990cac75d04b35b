package io.kryptonx.model.task;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.problem.InvariantViolation;

/**
 * What work took, as its attempts told: it is recorded with a result and counts wherever the result
 * is used. None of it enters an id or the run digest. Sums that are too large stay at the largest.
 *
 * @param costMicros what the attempts cost, see {@link Cost}
 * @param workedMillis how long they worked, together
 * @param attempts how many came to an end, well or not; one that was lost with its engine did not
 */
public record Charge(long costMicros, long workedMillis, int attempts) {

  /** Nothing, or nothing known. */
  public static final Charge NONE = new Charge(0, 0, 0);

  private static final int HALF = 31;
  private static final long MOST = (1L << 2 * HALF) - 1;

  public Charge {
    InvariantViolation.check(
        costMicros >= 0 && workedMillis >= 0 && attempts >= 0, "a charge is below nothing");
  }

  /** What one attempt took. */
  public static Charge of(AttemptStats stats) {
    return new Charge(stats.costMicros(), stats.workedMillis(), 1);
  }

  /** Both together. */
  public Charge plus(Charge other) {
    return new Charge(
        sum(costMicros, other.costMicros),
        sum(workedMillis, other.workedMillis),
        (int) Math.min((long) attempts + other.attempts, Integer.MAX_VALUE));
  }

  /** The same shared by so many, rounded up. */
  public Charge over(int count) {
    return new Charge(
        Math.ceilDiv(costMicros, (long) count),
        Math.ceilDiv(workedMillis, (long) count),
        Math.ceilDiv(attempts, count));
  }

  private static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? MOST : Math.min(sum, MOST);
  }

  /** Appends the canonical form. */
  public void write(CanonicalWriter out) {
    out.count(attempts);
    amount(out, workedMillis);
    amount(out, costMicros);
  }

  /** In two halves, since most are small and there may be a million of them. */
  private static void amount(CanonicalWriter out, long amount) {
    long bounded = Math.min(amount, MOST);
    out.count((int) (bounded >>> HALF)).count((int) (bounded & Integer.MAX_VALUE));
  }

  /** Reads the canonical form. */
  public static Charge read(CanonicalReader in) {
    int attempts = in.count();
    long worked = amount(in);
    return new Charge(amount(in), worked, attempts);
  }

  private static long amount(CanonicalReader in) {
    long high = in.count();
    return high << HALF | in.count();
  }
}
