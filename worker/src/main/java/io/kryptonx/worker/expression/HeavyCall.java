package io.kryptonx.worker.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call that may make much more than its operands, or look at them for long.
 *
 * @param function as the library names it
 * @param operands their ids, in the order in which they are evaluated
 */
record HeavyCall(String function, List<Long> operands) {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "_+_",
          "_==_",
          "_!=_",
          "@in",
          "contains",
          "indexOf",
          "lastIndexOf",
          "matches",
          "replace",
          "join",
          "flatten",
          "lists.range",
          "distinct");

  HeavyCall {
    operands = List.copyOf(operands);
  }

  /** All such calls of an expression, by the id of each operand. */
  static Map<Long, HeavyCall> of(CelAbstractSyntaxTree tree) {
    Map<Long, HeavyCall> calls = new HashMap<>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(node -> node.expr().call())
        .filter(call -> FUNCTIONS.contains(call.function()) && !gathers(call))
        .forEach(call -> add(call, calls));
    return Map.copyOf(calls);
  }

  /** Whether a macro adds one more entry to its list, which has a name that nobody can write. */
  static boolean gathers(CelCall call) {
    return call.function().equals("_+_")
        && call.args().getFirst().getKind() == CelExpr.ExprKind.Kind.IDENT
        && call.args().getFirst().ident().name().startsWith("@");
  }

  boolean isLast(long id) {
    return operands.getLast() == id;
  }

  /** At most so much will be made, see {@link Effort#size}. */
  long made(List<Object> values) {
    long all = values.stream().mapToLong(Effort::size).sum();
    return switch (function) {
      case "_+_" -> all;
      case "lists.range" -> times(Effort.ENTRY, number(values.getFirst()));
      case "replace" ->
          replaced(length(values.get(0)), length(values.get(1)), length(values.get(2)));
      case "join" -> joined(values);
      case "flatten" ->
          times(
              Effort.ENTRY,
              leaves(List.of(values.getFirst()), values.size() > 1 ? number(values.get(1)) : 1));
      default -> 0;
    };
  }

  /** So many characters or values will be looked at. */
  long looked(List<Object> values, long most) {
    return switch (function) {
      case "matches" -> times(length(values.getFirst()), length(values.getLast()));
      case "contains", "indexOf", "lastIndexOf" -> length(values.getFirst());
      case "_==_", "_!=_" -> Effort.depth(values.getLast(), Effort.depth(values.getFirst(), most));
      case "@in" -> values.getLast() instanceof List<?> list ? list.size() : 1L;
      case "distinct" -> Effort.depth(values.getFirst(), most);
      default -> 1;
    };
  }

  private static void add(CelCall call, Map<Long, HeavyCall> calls) {
    List<Long> ids = new ArrayList<>();
    call.target().ifPresent(target -> ids.add(target.id()));
    call.args().forEach(argument -> ids.add(argument.id()));
    HeavyCall heavy = new HeavyCall(call.function(), ids);
    ids.forEach(id -> calls.put(id, heavy));
  }

  private static long replaced(long text, long from, long to) {
    long most = text / Math.max(1, from) + 1;
    return text + times(most, Math.max(0, to - from));
  }

  private static long joined(List<Object> values) {
    if (!(values.getFirst() instanceof List<?> list)) {
      return 0;
    }
    long separators = values.size() > 1 ? times(list.size(), length(values.get(1))) : 0;
    return separators + list.stream().mapToLong(HeavyCall::length).sum();
  }

  /** How many entries there are when lists in lists are taken apart so many levels deep. */
  private static long leaves(Iterable<?> values, long levels) {
    long sum = 0;
    for (Object value : values) {
      if (sum > Expression.MAX_MADE) {
        return sum;
      }
      sum += levels >= 0 && value instanceof List<?> list ? leaves(list, levels - 1) : 1;
    }
    return sum;
  }

  private static long length(Object value) {
    return value instanceof String text ? text.length() : Effort.size(value);
  }

  private static long number(Object value) {
    return value instanceof Long number ? Math.max(0, number) : 0;
  }

  /** Without an overflow. */
  private static long times(long one, long other) {
    return one == 0 || other <= Long.MAX_VALUE / 2 / one ? one * other : Long.MAX_VALUE / 2;
  }
}
