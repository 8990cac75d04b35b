package io.kryptonx.worker.evaluation;

import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.PreparedStage.LoopRules;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.folder.RefusedException;
import java.util.Map;
import java.util.OptionalDouble;

/** The expressions of a loop, evaluated after an iteration. Any thread. */
public final class LoopExpressions {

  private final AssetStore store;
  private final WorkOrder order;

  /** For an order whose inputs are what the expressions may name. */
  public LoopExpressions(AssetStore store, WorkOrder order) {
    this.store = store;
    this.order = order;
  }

  /**
   * Evaluates them; {@code best} also where {@code until} holds, since people compare.
   *
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public LoopVerdict judge() {
    LoopRules rules =
        order
            .stage()
            .rules()
            .loop()
            .orElseThrow(() -> new InvariantViolation("the loop was not prepared"));
    try {
      Map<String, Object> values = TaskValues.ofLoop(store, order, rules.until());
      Expression at = rules.until();
      try {
        UntilValue until = UntilValue.of(at.evaluate(values));
        OptionalDouble score = OptionalDouble.empty();
        if (rules.best().isPresent()) {
          at = rules.best().get();
          score = OptionalDouble.of(at.number(values));
        }
        return new LoopVerdict.Judged(until.done(), score, until.with());
      } catch (ExpressionException e) {
        String key = at.equals(rules.until()) ? "until" : "best";
        return new LoopVerdict.Unjudgeable(
            key + ": " + at.text() + " has no value: " + e.line() + Seen.in(at, values));
      }
    } catch (RefusedException e) {
      return new LoopVerdict.Unjudgeable(String.valueOf(e.getMessage()));
    }
  }
}
