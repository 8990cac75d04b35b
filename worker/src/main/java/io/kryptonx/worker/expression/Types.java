package io.kryptonx.worker.expression;

import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;

/** Types in the words of people. */
final class Types {

  private Types() {}

  static String label(CelType type) {
    return switch (type.kind()) {
      case BOOL -> "true or false";
      case STRING -> "a text";
      case INT, UINT -> "a whole number";
      case DOUBLE -> "a number";
      case LIST -> "a list";
      case MAP -> "a map";
      case NULL_TYPE -> "null";
      default -> "a value of type " + type.name();
    };
  }

  static String label(Object value) {
    return switch (value) {
      case Boolean _ -> "true or false";
      case String _ -> "a text";
      case Long _ -> "a whole number";
      case Double _ -> "a number";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      case Object same when same.equals(Expression.NULL) -> "null";
      default -> "a value of type " + value.getClass().getSimpleName();
    };
  }
}
