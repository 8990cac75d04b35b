package io.kryptonx.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A story about one pipeline and its store: runs with edits between them.
 *
 * @param name a sentence
 * @param start the world of the first run
 */
public record Scenario(String name, World start, List<Step> steps) {

  public Scenario {
    steps = List.copyOf(steps);
  }

  /**
   * One run.
   *
   * @param edit what is changed before it
   * @param expected what is to come of it
   */
  public record Step(UnaryOperator<World> edit, Expected expected) {}

  /** A story without runs yet. */
  public static Scenario of(String name, World start) {
    return new Scenario(name, start, List.of());
  }

  /** The pipeline is run. */
  public Scenario run(Expected expected) {
    return edit(world -> world, expected);
  }

  /** Something is changed and the pipeline is run. */
  public Scenario edit(UnaryOperator<World> edit, Expected expected) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(edit, expected));
    return new Scenario(name, start, more);
  }

  @Override
  public String toString() {
    return name;
  }
}
