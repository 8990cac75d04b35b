package io.kryptonx.engine.run;

import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of parameters for a run: those given, else the defaults. */
final class Parameters {

  private Parameters() {}

  static SortedMap<String, String> resolve(Pipeline pipeline, SortedMap<String, String> given) {
    List<String> mistakes = new ArrayList<>();
    SortedMap<String, String> values = new TreeMap<>();
    given.keySet().stream()
        .filter(name -> !pipeline.params().containsKey(name))
        .forEach(name -> mistakes.add(unknown(pipeline, name)));
    for (Parameter parameter : pipeline.params().values()) {
      String value = given.get(parameter.name());
      try {
        if (value != null) {
          values.put(parameter.name(), parameter.canonical(value));
        } else if (parameter.initial().isPresent()) {
          values.put(parameter.name(), parameter.initial().get());
        } else {
          mistakes.add(
              "parameter '%s' has no default; give it with --param %s=…"
                  .formatted(parameter.name(), parameter.name()));
        }
      } catch (IllegalArgumentException e) {
        mistakes.add("parameter '" + parameter.name() + "': " + e.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new KryptonxException(ErrorCode.USAGE, String.join("\n", mistakes));
    }
    return values;
  }

  private static String unknown(Pipeline pipeline, String name) {
    String known = String.join(", ", pipeline.params().keySet());
    return "there is no parameter '%s' in pipeline %s; it has %s"
        .formatted(name, pipeline.name(), known.isEmpty() ? "none" : known);
  }
}
