package io.kryptonx.scheduler.graph;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What people decide about is one content, and goes on as what it is. */
final class ReviewRules {

  private ReviewRules() {}

  static List<Problem> check(Stage stage, List<Wire> wires) {
    return stage
        .review()
        .flatMap(review ->
            wires.stream().filter(wire -> wire.input().name().equals(review.input())).findFirst())
        .flatMap(wire -> check(stage, wire))
        .stream()
        .toList();
  }

  private static Optional<Problem> check(Stage stage, Wire wire) {
    if (wire.input().isCollection() || wire.input().optional()) {
      String key = wire.input().isCollection() ? "collect" : "optional";
      return Optional.of(
          problem(
              stage,
              wire,
              "what is approved has to be one content",
              key,
              "with '" + key + "' it is several, or perhaps none",
              "take '" + key + "' away, and approve item by item or what was made of all"));
    }
    MediaType type = wire.asset().type();
    return stage.outputs().values().stream()
        .filter(output -> !output.name().equals(Action.Approve.DECISION))
        .filter(output -> !output.type().equals(type))
        .findFirst()
        .map(output -> otherType(stage, wire, output, type));
  }

  private static Problem otherType(Stage stage, Wire wire, Output output, MediaType type) {
    return problem(
        stage,
        wire,
        "what is approved goes on as another type",
        output.type().name(),
        "%s is %s, and output '%s' is said to be %s"
            .formatted(wire.asset().ref(), type, output.name(), output.type()),
        "write " + output.name() + ": " + type);
  }

  private static Problem problem(
      Stage stage, Wire wire, String message, String value, String reason, String fix) {
    return Problem.error(
        "KX220", GraphProblems.input(stage, wire.input()), message, value, reason, fix);
  }
}
