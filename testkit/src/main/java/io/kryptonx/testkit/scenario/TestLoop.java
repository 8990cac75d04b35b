package io.kryptonx.testkit.scenario;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.task.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds loops of test pipelines, which begin with their input {@code text} and yield {@code carry}
 * unless they say otherwise. Assets are named as within the loop.
 */
public final class TestLoop {

  private final String until;
  private final String next;
  private final int max;
  private Optional<String> best = Optional.empty();
  private String seen = Action.Loop.CARRY;
  private String result = Action.Loop.CARRY;
  private OptionalInt stalled = OptionalInt.empty();
  private Exhausted exhausted = Exhausted.LAST;
  private Budget budget = Budget.NONE;
  private Optional<String> instead = Optional.empty();

  private TestLoop(String until, String next, int max) {
    this.until = until;
    this.next = next;
    this.max = max;
  }

  /** A loop that goes on until something holds, at most so often. */
  public static TestLoop until(String until, String next, int max) {
    return new TestLoop(until, next, max);
  }

  /** What makes an iteration better than another. */
  public TestLoop best(String value) {
    best = Optional.of(value);
    exhausted = Exhausted.BEST;
    return this;
  }

  /** What {@code until} and {@code best} look at. */
  public TestLoop seeing(String asset) {
    seen = asset;
    return this;
  }

  /** What an iteration yields. */
  public TestLoop result(String asset) {
    result = asset;
    return this;
  }

  /** So many iterations without a better one end it. */
  public TestLoop stalledAfter(int iterations) {
    stalled = OptionalInt.of(iterations);
    return this;
  }

  /** What its iterations may cost, together. */
  public TestLoop cost(String cost) {
    budget = new Budget(Cost.parse(cost), budget.time(), budget.attempts());
    return this;
  }

  /** How long its attempts may work, together. */
  public TestLoop time(Duration time) {
    budget = new Budget(budget.costMicros(), Optional.of(time), budget.attempts());
    return this;
  }

  /** How many attempts its iterations may take, together. */
  public TestLoop attempts(int attempts) {
    budget = new Budget(budget.costMicros(), budget.time(), OptionalInt.of(attempts));
    return this;
  }

  /** What is the result where it does not converge. */
  public TestLoop instead(String asset) {
    instead = Optional.of(asset);
    exhausted = Exhausted.STAGE;
    return this;
  }

  /** What is done where it does not converge. */
  public TestLoop onExhausted(Exhausted rule) {
    exhausted = rule;
    return this;
  }

  /** The loop at a path. */
  public Action.Loop of(String path) {
    SortedMap<String, AssetRef> names = new TreeMap<>();
    names.put(seen, asset(path, seen));
    return new Action.Loop(
        "text",
        until,
        best,
        names,
        asset(path, result),
        asset(path, next),
        max,
        stalled,
        exhausted,
        instead.map(asset -> asset(path, asset)),
        budget);
  }

  private static AssetRef asset(String path, String name) {
    return TestPipeline.ref(path + "/" + name);
  }
}
