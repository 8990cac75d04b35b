package io.kryptonx.engine.run;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.check.StaticCheck;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.graph.Graph;

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
}
