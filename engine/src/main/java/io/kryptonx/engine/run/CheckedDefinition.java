package io.kryptonx.engine.run;

import io.kryptonx.definition.Definition;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.GraphPlanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A definition without mistakes, and its graph. */
public record CheckedDefinition(Pipeline pipeline, Graph graph) {

  /**
   * Checks a definition, within stages and between them.
   *
   * @throws KryptonxException DEFINITION with all mistakes, by line
   */
  public static CheckedDefinition of(Definition definition) {
    List<Problem> problems = new ArrayList<>(definition.problems());
    Set<String> seen =
        problems.stream().map(problem -> problem.place().pointer()).collect(Collectors.toSet());
    if (definition.pipeline().isEmpty()) {
      throw new KryptonxException(problems);
    }
    Pipeline pipeline = definition.pipeline().get();
    GraphPlanner.Planned planned = GraphPlanner.plan(pipeline, definition.broken());
    definition.locate(planned.problems()).stream()
        .filter(problem -> !seen.contains(problem.place().pointer()))
        .forEach(problems::add);
    if (problems.stream().anyMatch(Problem::isError) || planned.graph().isEmpty()) {
      problems.sort(
          Comparator.comparing((Problem problem) -> problem.place().file())
              .thenComparingInt(problem -> problem.place().line())
              .thenComparingInt(problem -> problem.place().column()));
      throw new KryptonxException(problems);
    }
    return new CheckedDefinition(pipeline, planned.graph().get());
  }
}
