package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is probably not meant, or could be better: warnings and hints, which stop no run. */
final class Advice {

  private Advice() {}

  /**
   * The advice on a definition, with places.
   *
   * @param graph none where there are mistakes; then nothing is said about what is not used, since
   *     what would use it may not have been understood
   */
  static List<Problem> of(Definition definition, Pipeline pipeline, Optional<Graph> graph) {
    List<Problem> problems = new ArrayList<>();
    if (graph.isPresent()) {
      problems.addAll(UnusedParts.of(pipeline));
      problems.addAll(LoopForms.of(graph.get()));
    }
    problems.addAll(RedundantOrder.of(pipeline));
    problems.addAll(GraphShape.of(pipeline, graph));
    problems.addAll(UndeclaredTools.of(pipeline));
    problems.addAll(PatientRetries.of(pipeline));
    List<Problem> located = new ArrayList<>(definition.locate(problems));
    located.addAll(SecretLiterals.of(definition, pipeline));
    return located;
  }
}
