package io.kryptonx.worker.evaluation;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.worker.expression.Vocabulary;
import io.kryptonx.worker.expression.Vocabulary.Kind;
import java.util.Map;
import java.util.TreeMap;

/** The names that the expressions of a stage may use. */
public final class Names {

  /** What parameters are qualified by. */
  public static final String PARAMS = "params.";

  /** The item of the task as text, for stages that read it. */
  public static final String ITEM = "item";

  /** The parts of the item by dimension, for stages that read it. */
  public static final String DIMENSIONS = "dimensions";

  private Names() {}

  /**
   * The names.
   *
   * @param params types of the parameters that the stage can see
   * @param withOutputs whether its outputs are known, too
   */
  public static Vocabulary of(
      Stage stage, Map<String, Parameter.Type> params, boolean withOutputs) {
    TreeMap<String, Kind> names = new TreeMap<>();
    params.forEach((name, type) -> names.put(PARAMS + name, kind(type)));
    if (stage.reads().contains(Read.ITEM)) {
      names.put(ITEM, Kind.TEXT);
      names.put(DIMENSIONS, Kind.TEXTS);
    }
    for (Input input : stage.inputs().values()) {
      names.put(input.name(), input.isCollection() ? Kind.MAP : Kind.ANY);
    }
    if (withOutputs) {
      for (Output output : stage.outputs().values()) {
        names.put(output.name(), output.each() ? Kind.MAP : Kind.ANY);
      }
    }
    return new Vocabulary(names);
  }

  /** The names that {@code until} and {@code best} of a loop may use. */
  public static Vocabulary of(Action.Loop loop, Map<String, Parameter.Type> params) {
    TreeMap<String, Kind> names = new TreeMap<>();
    params.forEach((name, type) -> names.put(PARAMS + name, kind(type)));
    loop.seen().keySet().forEach(name -> names.put(name, Kind.ANY));
    return new Vocabulary(names);
  }

  /** A value of a parameter as expressions see it. */
  public static Object value(Parameter.Type type, String text) {
    return switch (type) {
      case STRING -> text;
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
    };
  }

  private static Kind kind(Parameter.Type type) {
    return switch (type) {
      case STRING -> Kind.TEXT;
      case INTEGER -> Kind.INTEGER;
      case NUMBER -> Kind.NUMBER;
      case BOOLEAN -> Kind.FLAG;
    };
  }
}
