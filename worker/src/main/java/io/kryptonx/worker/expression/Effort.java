package io.kryptonx.worker.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one evaluation has made and looked at so far. The library bounds the steps of macros, but a
 * step may double a text, and so do a hundred characters of an expression until memory is full. So
 * whatever a function gives is counted, and what may be much larger than its operands is estimated
 * before the function is called. Used by one thread, for one evaluation.
 */
final class Effort implements CelEvaluationListener {

  /** The share of an entry of a list or map in {@link Expression#MAX_MADE}. */
  static final int ENTRY = 16;

  private final Map<Long, HeavyCall> calls;
  private final Map<Long, Object> operands = new HashMap<>();
  private long made;
  private long looked;

  /**
   * No effort yet.
   *
   * @param calls to be estimated, by the ids of their operands
   */
  Effort(Map<Long, HeavyCall> calls) {
    this.calls = calls;
  }

  @Override
  public void callback(CelExpr expression, Object value) {
    switch (expression.getKind()) {
      case CALL -> make(HeavyCall.gathers(expression.call()) ? ENTRY : size(value));
      case LIST, MAP -> make(size(value));
      default -> {}
    }
    HeavyCall call = calls.get(expression.id());
    if (call != null) {
      operands.put(expression.id(), value);
      if (call.isLast(expression.id())) {
        estimate(call);
      }
    }
  }

  /** Room that a value takes by itself, in characters. */
  static long size(Object value) {
    return switch (value) {
      case String text -> text.length();
      case CelByteString bytes -> bytes.size();
      case List<?> list -> (long) ENTRY * list.size();
      case Map<?, ?> map -> 2L * ENTRY * map.size();
      default -> 0;
    };
  }

  /** How many values a value is made of, counted no further than {@code most}. */
  static long depth(Object value, long most) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> depths(list, most);
      case Map<?, ?> map -> depths(map.values(), most);
      default -> 1;
    };
  }

  private static long depths(Iterable<?> values, long most) {
    long sum = 1;
    for (Object value : values) {
      if (sum > most) {
        return sum;
      }
      sum += depth(value, most - sum);
    }
    return sum;
  }

  private void estimate(HeavyCall call) {
    List<Object> values =
        call.operands().stream().map(id -> operands.getOrDefault(id, "")).toList();
    check(made + call.made(values));
    looked += call.looked(values, Expression.MAX_LOOKED - looked);
    if (looked > Expression.MAX_LOOKED) {
      throw new TooMuchException("it looks at more than 256 Mi characters");
    }
  }

  private void make(long size) {
    made += size;
    check(made);
  }

  private static void check(long made) {
    if (made > Expression.MAX_MADE) {
      throw new TooMuchException("it makes more than 32 Mi characters on its way");
    }
  }

  /** The library takes it for its own failure, and gives its message. */
  static final class TooMuchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchException(String message) {
      super(message, null, false, false);
    }
  }
}
