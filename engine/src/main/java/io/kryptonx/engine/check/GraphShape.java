package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a pipeline is cut into steps that can run beside each other and be reused. */
final class GraphShape {

  /** About ten stages do for a complex pipeline; each one more costs starts and look-ups. */
  static final int MOST_STAGES = 12;

  /** So many stages that wait for one as a whole make it the neck of the bottle. */
  static final int MOST_WAITING = 3;

  /** A command of more lines does what several stages would do better. */
  static final int MOST_LINES = 60;

  private GraphShape() {}

  static List<Problem> of(Pipeline pipeline, Optional<Graph> graph) {
    List<Problem> problems = new ArrayList<>();
    if (pipeline.stages().size() > MOST_STAGES) {
      problems.add(manyStages(pipeline.stages().size()));
    }
    pipeline
        .stages()
        .forEach((name, stage) -> giant(name, stage.action()).ifPresent(problems::add));
    graph.ifPresent(g -> g.stages().forEach(s -> bottleneck(g, s).ifPresent(problems::add)));
    return problems;
  }

  private static Problem manyStages(int count) {
    return AdviceCode.MANY_STAGES.at(
        "stages",
        "the pipeline has " + count + " stages",
        Integer.toString(count),
        "five to ten do for most; each further one costs starts, look-ups and snapshots",
        "join steps that always change together, or make a part a pipeline of its own");
  }

  private static Optional<Problem> giant(String name, Action action) {
    if (!(action instanceof Action.Shell(String text, _))) {
      return Optional.empty();
    }
    long lines = text.lines().filter(line -> !line.isBlank()).count();
    return lines <= MOST_LINES
        ? Optional.empty()
        : Optional.of(
            AdviceCode.GIANT_STAGE.at(
                "stages." + name + ".run",
                "the command of stage '" + name + "' has " + lines + " lines",
                "",
                "what is in one stage runs again as a whole, however little has changed",
                "cut it where it writes something that is worth keeping, or move it to a file"));
  }

  private static Optional<Problem> bottleneck(Graph graph, StageNode stage) {
    if (stage.dimensions().isEmpty()) {
      return Optional.empty();
    }
    List<StageNode> waiting =
        graph.consumers(stage.name()).stream().filter(s -> takesAll(s, stage.name())).toList();
    if (waiting.size() <= MOST_WAITING) {
      return Optional.empty();
    }
    Problem problem =
        AdviceCode.BOTTLENECK.at(
            "stages." + stage.name(),
            waiting.size() + " stages wait for all items of stage '" + stage.name() + "'",
            stage.name(),
            "none of them starts before its last item is done, and one item that fails blocks them"
                + " all",
            "take its output item by item where a stage needs no other items, or collect once in a"
                + " stage whose result the others take");
    for (StageNode each : waiting) {
      problem = problem.relatedTo(Place.at("stages." + each.name()), "waits for all of them");
    }
    return Optional.of(problem);
  }

  private static boolean takesAll(StageNode stage, String from) {
    return stage.ports().stream()
        .filter(port -> port.asset().ref().node().equals(from))
        .anyMatch(port -> port.isCollection() && port.kept().isEmpty());
  }
}
