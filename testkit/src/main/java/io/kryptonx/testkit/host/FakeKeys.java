package io.kryptonx.testkit.host;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shared parts of fingerprints of test pipelines. */
public final class FakeKeys {

  private FakeKeys() {}

  /** The keys of all stages. */
  public static StageKeys of(Pipeline pipeline, SortedMap<String, String> params) {
    SortedMap<String, String> values = params(pipeline, params);
    SortedMap<String, List<KeyPart>> keys = new TreeMap<>();
    pipeline.stages().values().forEach(stage -> keys.put(stage.name(), parts(stage, values)));
    return new StageKeys(keys);
  }

  /** The values of all parameters, defaults included. */
  public static SortedMap<String, String> params(
      Pipeline pipeline, SortedMap<String, String> given) {
    SortedMap<String, String> values = new TreeMap<>();
    for (Parameter parameter : pipeline.params().values()) {
      Optional.ofNullable(given.get(parameter.name()))
          .or(parameter::initial)
          .ifPresent(value -> values.put(parameter.name(), value));
    }
    return values;
  }

  private static List<KeyPart> parts(Stage stage, SortedMap<String, String> params) {
    List<KeyPart> parts = new ArrayList<>();
    parts.add(
        switch (stage.action()) {
          case Action.Program(var arguments) -> new KeyPart("run", arguments.toString());
          case Action.Approve approve -> new KeyPart("ask", approve.ask());
          case Action other -> new KeyPart("does", other.toString());
        });
    stage.version().ifPresent(version -> parts.add(new KeyPart("version", version)));
    stage.params().forEach(name -> parts.add(new KeyPart("param " + name, "" + params.get(name))));
    stage
        .outputs()
        .values()
        .forEach(o -> parts.add(new KeyPart("out " + o.name(), o.type() + " " + o.each())));
    return parts;
  }
}
