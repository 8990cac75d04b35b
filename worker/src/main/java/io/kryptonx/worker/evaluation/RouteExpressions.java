package io.kryptonx.worker.evaluation;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.folder.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The conditions of a route, evaluated for a task. Any thread. */
public final class RouteExpressions {

  private final AssetStore store;
  private final WorkOrder order;

  /** For an order, whose inputs are read from {@code store}. */
  public RouteExpressions(AssetStore store, WorkOrder order) {
    this.store = store;
    this.order = order;
  }

  /**
   * What goes on, by the one branch that is taken. Conditions are looked at in their order, and
   * none behind the first that holds.
   *
   * @throws RefusedException if one of them has no value, or none holds and no branch is left
   * @throws MissingContentException if content is not in the store, be it what a condition looks at
   *     or what goes on
   */
  public SortedMap<String, AssetContent> taken(Action.Route route) throws RefusedException {
    if (!(order.inputs().get(route.input()) instanceof Snapshot content)) {
      throw new RefusedException(
          "a route sends one content on, and input '%s' is a collection; collect in what takes it"
              .formatted(route.input()));
    }
    if (!store.has(content.digest())) {
      throw new MissingContentException(content.digest(), "what the route sends on is gone");
    }
    return new TreeMap<>(Map.of(branch(route), content));
  }

  private String branch(Action.Route route) throws RefusedException {
    List<Expression> conditions = order.stage().rules().branches();
    InvariantViolation.check(
        conditions.size() == route.branches().size(), "the route was not prepared");
    List<String> none = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      String branch = route.branches().get(i).name();
      Expression condition = conditions.get(i);
      Map<String, Object> values = TaskValues.of(store, order, new TreeMap<>(), condition);
      String seen = branch + ": " + condition.text();
      try {
        if (condition.holds(values)) {
          return branch;
        }
      } catch (ExpressionException e) {
        throw new RefusedException(
            "route to %s has no value: %s%s".formatted(seen, e.line(), Seen.in(condition, values)));
      }
      none.add(seen + Seen.in(condition, values));
    }
    return route
        .otherwise()
        .orElseThrow(() ->
            new RefusedException(
                "no condition of the route holds, and it has no 'else'\n"
                    + String.join("\n", none)));
  }
}
