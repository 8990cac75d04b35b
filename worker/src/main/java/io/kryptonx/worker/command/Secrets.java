package io.kryptonx.worker.command;

import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.folder.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Secrets of stages and sources, from the environment of the engine. */
public final class Secrets {

  private Secrets() {}

  /** Those of a stage, by name. */
  public static SortedMap<String, String> of(
      Stage stage, Function<String, Optional<String>> environment) throws RefusedException {
    return of(stage.secrets(), environment);
  }

  /** The values of these names. */
  public static SortedMap<String, String> of(
      List<String> names, Function<String, Optional<String>> environment) throws RefusedException {
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : names) {
      Optional<String> value = environment.apply(name);
      if (value.isEmpty()) {
        throw new RefusedException(
            "the secret %s is not in the environment of kryptonx; set it (export %s=…) and start again"
                .formatted(name, name));
      }
      values.put(name, value.get());
    }
    return values;
  }
}
