package io.kryptonx.scheduler.graph;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of the assets that an input takes: the type it expects, and equal alternatives.
 */
final class InputRules {

  private InputRules() {}

  static Optional<Problem> check(Stage stage, Input input, List<AssetNode> assets) {
    for (AssetNode asset : assets) {
      Optional<Problem> problem =
          type(stage, input, asset).or(() -> alike(stage, input, assets.getFirst(), asset));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> type(Stage stage, Input input, AssetNode asset) {
    if (input.type().isEmpty() || fits(input.type().get(), asset.type())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "KX213",
            GraphProblems.input(stage, input),
            "input '" + input.name() + "' expects another type than " + asset.ref() + " has",
            asset.type().name(),
            "it says type: " + input.type().get() + ", and " + asset.ref() + " is " + asset.type(),
            "take another asset, or correct one of the two types"));
  }

  private static boolean fits(MediaType expected, MediaType type) {
    return expected.equals(type) || expected.equals(MediaType.JSON) && type.isJson();
  }

  private static Optional<Problem> alike(
      Stage stage, Input input, AssetNode first, AssetNode other) {
    boolean dimensions = first.dimensions().equals(other.dimensions());
    if (dimensions && first.type().equals(other.type())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "KX214",
            GraphProblems.input(stage, input),
            "input '" + input.name() + "' takes the first of assets that are not alike",
            other.ref().toString(),
            dimensions
                ? "%s is %s and %s is %s"
                    .formatted(first.ref(), first.type(), other.ref(), other.type())
                : "%s has %s and %s has %s"
                    .formatted(first.ref(), named(first), other.ref(), named(other)),
            "only assets with equal dimensions and an equal type can stand for each other"));
  }

  private static String named(AssetNode asset) {
    return asset.dimensions().isEmpty()
        ? "no dimension"
        : "the dimensions " + String.join(", ", asset.dimensions());
  }
}
