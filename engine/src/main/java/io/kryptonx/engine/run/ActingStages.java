package io.kryptonx.engine.run;

import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The stages of a definition that act on the outside. */
public final class ActingStages {

  private ActingStages() {}

  /**
   * The first of them in a part of the pipeline.
   *
   * @param targets what is asked for; all if nothing is
   */
  public static Optional<Stage> first(
      CheckedDefinition checked, List<String> targets, Predicate<Effect> which) {
    return checked.graph().part(targets).stream()
        .flatMap(name -> Optional.ofNullable(checked.pipeline().stages().get(name)).stream())
        .filter(stage -> stage.effect().filter(which).isPresent())
        .findFirst();
  }
}
