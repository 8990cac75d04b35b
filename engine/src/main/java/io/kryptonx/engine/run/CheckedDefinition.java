package io.kryptonx.engine.run;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.check.StaticCheck;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.graph.Graph;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A definition without mistakes, and its graph. */
public record CheckedDefinition(Pipeline pipeline, Graph graph) {

  /**
   * Checks a definition, within stages and between them.
   *
   * @throws KryptonxException DEFINITION with all mistakes, by line, and the advice beside them
   */
  public static CheckedDefinition of(Definition definition) {
    StaticCheck check = StaticCheck.of(definition);
    if (check.pipeline().isEmpty() || check.graph().isEmpty()) {
      throw new KryptonxException(check.advised(definition).problems());
    }
    return new CheckedDefinition(check.pipeline().get(), check.graph().get());
  }

  /**
   * The first stage of a kind in a part of the pipeline.
   *
   * @param targets what is asked for; all if nothing is
   */
  public Optional<Stage> first(List<String> targets, Predicate<Stage> which) {
    return graph.part(targets).stream()
        .flatMap(name -> Optional.ofNullable(pipeline.stages().get(name)).stream())
        .filter(which)
        .findFirst();
  }
}
