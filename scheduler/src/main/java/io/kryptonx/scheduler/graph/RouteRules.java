package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a route sends on is one content, and goes on as what it is. */
final class RouteRules {

  private RouteRules() {}

  static List<Problem> check(Stage stage, List<Wire> wires) {
    return routed(stage, wires)
        .map(Wire::input)
        .filter(input -> input.isCollection() || input.optional())
        .map(input -> several(stage, input))
        .stream()
        .toList();
  }

  /** The outputs of a stage; the branches of a route are of the type of what it sends on. */
  static Collection<Output> outputs(Stage stage, List<Wire> wires) {
    return routed(stage, wires)
        .<Collection<Output>>map(wire ->
            stage.outputs().values().stream()
                .map(branch -> Output.of(branch.name(), wire.asset().type()))
                .toList())
        .orElse(stage.outputs().values());
  }

  private static Optional<Wire> routed(Stage stage, List<Wire> wires) {
    return stage.action() instanceof Action.Route route
        ? wires.stream().filter(wire -> wire.input().name().equals(route.input())).findFirst()
        : Optional.empty();
  }

  private static Problem several(Stage stage, Input input) {
    String key = input.isCollection() ? "collect" : "optional";
    return Problem.error(
        "KX223",
        GraphProblems.input(stage, input),
        "what a route sends on has to be one content",
        key,
        "with '" + key + "' it is several, or perhaps none",
        "take '" + key + "' away; conditions may name further inputs, also collected ones");
  }
}
