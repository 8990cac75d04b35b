package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.Optional;

/** What must hold where an input collects. */
final class CollectRules {

  private CollectRules() {}

  /**
   * Checks an input.
   *
   * @param around how many dimensions the loop has in which the stage stands; they always stay
   */
  static Optional<Problem> check(Stage stage, Input input, AssetNode asset, int around) {
    if (!input.isCollection() || asset.given()) {
      return Optional.empty();
    }
    if (asset.dimensions().size() <= around) {
      return Optional.of(
          Problem.error(
              "KX203",
              GraphProblems.input(stage, input),
              "input '" + input.name() + "' collects a single value",
              asset.ref().toString(),
              around == 0
                  ? asset.ref() + " has no dimension that could be taken away"
                  : "in a loop there is one of " + asset.ref() + " in each pass",
              "take it without collect"));
    }
    if (input.collect() instanceof Input.Collect.To(var dimension)
        && (asset.dimensions().indexOf(dimension) < around
            || asset.dimensions().size() == around + 1)) {
      return Optional.of(
          Problem.error(
              "KX204",
              GraphProblems.input(stage, input),
              "input '" + input.name() + "' cannot collect to '" + dimension + "'",
              dimension,
              asset.ref() + " has the dimensions " + String.join(", ", asset.dimensions()),
              asset.dimensions().size() == around + 1
                  ? "write collect: true to collect all of them"
                  : "name one of these dimensions"));
    }
    return Optional.empty();
  }
}
