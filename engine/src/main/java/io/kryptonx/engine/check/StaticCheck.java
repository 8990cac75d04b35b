package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.GraphPlanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a definition says, looked at by itself: no file but those of the definition is read.
 *
 * @param graph present if nothing is wrong
 * @param problems all of them, by file, line and column
 */
public record StaticCheck(
    Optional<Pipeline> pipeline, Optional<Graph> graph, List<Problem> problems) {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem problem) -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column())
          .thenComparing(Problem::severity)
          .thenComparing(Problem::code);

  public StaticCheck {
    problems = List.copyOf(problems);
  }

  /** Looks at a definition, within stages and between them; errors only. */
  public static StaticCheck of(Definition definition) {
    List<Problem> problems = new ArrayList<>(definition.problems());
    if (definition.pipeline().isEmpty()) {
      return new StaticCheck(Optional.empty(), Optional.empty(), problems);
    }
    Pipeline pipeline = definition.pipeline().get();
    GraphPlanner.Planned planned = GraphPlanner.plan(pipeline, definition.broken());
    Set<String> seen =
        problems.stream().map(problem -> problem.place().pointer()).collect(Collectors.toSet());
    definition.locate(planned.problems()).stream()
        .filter(problem -> !seen.contains(problem.place().pointer()))
        .forEach(problems::add);
    boolean good = problems.stream().noneMatch(Problem::isError);
    Optional<Graph> graph = planned.graph().filter(_ -> good);
    return new StaticCheck(Optional.of(pipeline), graph, sorted(problems));
  }

  /** The same with the advice on it. */
  public StaticCheck advised(Definition definition) {
    if (pipeline.isEmpty()) {
      return this;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(Advice.of(definition, pipeline.get(), graph));
    return new StaticCheck(pipeline, graph, sorted(all));
  }

  /** Problems by file, line and column. */
  static List<Problem> sorted(Collection<Problem> problems) {
    return problems.stream().sorted(ORDER).toList();
  }
}
