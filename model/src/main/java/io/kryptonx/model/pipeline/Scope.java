package io.kryptonx.model.pipeline;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a stage stands that was written in a sub-pipeline, which has its own folder and parameters.
 *
 * @param folder of the sub-pipeline, relative to that of the definition; empty for the same
 * @param arguments what the parameters of the sub-pipeline are, by their names there
 */
public record Scope(String folder, SortedMap<String, Argument> arguments) {

  /** Of a stage that stands in the definition itself. */
  public static final Scope TOP = new Scope("", new TreeMap<>());

  public Scope {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** A path as it is seen from the folder of the definition. */
  public String path(String relative) {
    return folder.isEmpty() ? relative : folder + "/" + relative;
  }

  /** The value of a parameter of the stage, given those of the pipeline. */
  public String value(String name, SortedMap<String, String> params) {
    Argument argument = arguments.getOrDefault(name, new Argument.OfParameter(name));
    return switch (argument) {
      case Argument.Literal(var value) -> value;
      case Argument.OfParameter(var outer) -> {
        String value = params.get(outer);
        if (value == null) {
          throw new io.kryptonx.model.problem.InvariantViolation(
              "parameter '" + outer + "' has no value");
        }
        yield value;
      }
    };
  }

  /** What a parameter of a sub-pipeline is. */
  public sealed interface Argument {

    /** The value of a parameter of the pipeline. */
    record OfParameter(String name) implements Argument {}

    /** A value in canonical text form. */
    record Literal(String value) implements Argument {}
  }
}
