package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An order that is asked for although it holds anyway, since something else makes it so. */
final class RedundantOrder {

  private final Pipeline pipeline;

  private RedundantOrder(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  static List<Problem> of(Pipeline pipeline) {
    RedundantOrder order = new RedundantOrder(pipeline);
    List<Problem> problems = new ArrayList<>();
    for (Stage stage : pipeline.stages().values()) {
      for (String earlier : stage.dependsOn()) {
        order.reason(stage, earlier).ifPresent(why -> problems.add(redundant(stage, earlier, why)));
      }
    }
    return problems;
  }

  /** The node directly above {@code stage} through which {@code earlier} comes first already. */
  private Optional<String> reason(Stage stage, String earlier) {
    Set<String> direct = above(stage);
    stage.dependsOn().stream().filter(other -> !other.equals(earlier)).forEach(direct::add);
    return direct.stream()
        .filter(node -> node.equals(earlier) || isBelow(node, earlier))
        .findFirst();
  }

  private boolean isBelow(String node, String earlier) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      Stage stage = pipeline.stages().get(open.remove());
      if (stage != null) {
        Set<String> next = above(stage);
        next.addAll(stage.dependsOn());
        next.stream().filter(seen::add).forEach(open::add);
      }
    }
    return seen.contains(earlier);
  }

  private static Set<String> above(Stage stage) {
    Set<String> nodes = new TreeSet<>();
    for (Input input : stage.inputs().values()) {
      input.from().forEach(ref -> nodes.add(ref.node()));
    }
    return nodes;
  }

  private static Problem redundant(Stage stage, String earlier, String through) {
    return AdviceCode.REDUNDANT_ORDER.at(
        "stages." + stage.name() + ".depends_on",
        "stage '" + stage.name() + "' comes after '" + earlier + "' anyway",
        earlier,
        through.equals(earlier)
            ? "it takes an output of '" + earlier + "'"
            : "it comes after '" + through + "', which comes after '" + earlier + "'",
        "take it out of depends_on: an order that is not needed hides those that are");
  }
}
