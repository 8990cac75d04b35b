package io.kryptonx.worker.evaluation;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code until} of a loop gave: true or false, or a map of {@code done} and {@code with}.
 *
 * @param with what it says about the next iteration, in canonical JSON; empty where it says nothing
 */
record UntilValue(boolean done, Optional<String> with) {

  private static final String DONE = "done";
  private static final String FIX = "give true or false, or {'done': …, 'with': {…}}";
  private static final Set<String> KEYS = Set.of(DONE, Action.Loop.WITH);

  static UntilValue of(Object value) throws ExpressionException {
    return switch (value) {
      case Boolean done -> new UntilValue(done, Optional.empty());
      case Map<?, ?> map -> of(map);
      default -> throw bad("it gives " + value + ", which is neither true or false nor a map");
    };
  }

  private static UntilValue of(Map<?, ?> map) throws ExpressionException {
    for (Object key : map.keySet()) {
      if (!(key instanceof String name) || !KEYS.contains(name)) {
        throw bad("its map has '" + key + "', and only 'done' and 'with' have a meaning");
      }
    }
    if (!(map.get(DONE) instanceof Boolean done)) {
      throw bad("'done' in its map is not true or false");
    }
    Object with = map.get(Action.Loop.WITH);
    if (with == null) {
      return new UntilValue(done, Optional.empty());
    }
    if (!(with instanceof Map<?, ?>)) {
      throw bad("'with' in its map is no map");
    }
    try {
      return new UntilValue(
          done, Optional.of(CanonicalForm.of(with, Expression.NULL, Action.Loop.MAX_WITH)));
    } catch (JsonMistake e) {
      throw bad("'with' cannot be given on: " + e.getMessage());
    }
  }

  private static ExpressionException bad(String reason) {
    return new ExpressionException(reason, 0, FIX);
  }
}
