package io.kryptonx.worker.evaluation;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.Validation;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Cost;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.content.Content;
import io.kryptonx.worker.content.OutputIntake;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The expressions of a stage, evaluated for a task. Any thread. */
public final class TaskExpressions {

  /** The most characters that an expression makes. */
  public static final int MAX_OUTPUT = 16 << 20;

  private final AssetStore store;
  private final WorkOrder order;

  /** For an order, whose inputs are read from {@code store}. */
  public TaskExpressions(AssetStore store, WorkOrder order) {
    this.store = store;
    this.order = order;
  }

  /**
   * Evaluates the condition.
   *
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public Verdict condition() {
    if (order.stage().rules().when().isEmpty()) {
      return order.stage().stage().when().isEmpty()
          ? new Verdict.Decided(true)
          : new Verdict.Undecidable("the condition was not prepared");
    }
    Expression when = order.stage().rules().when().get();
    try {
      Map<String, Object> values = values(when, new TreeMap<>());
      try {
        return new Verdict.Decided(when.holds(values));
      } catch (ExpressionException e) {
        return new Verdict.Undecidable(
            "when: " + when.text() + " has no value: " + e.line() + Seen.in(when, values));
      }
    } catch (RefusedException e) {
      return new Verdict.Undecidable("when: " + e.getMessage());
    }
  }

  /**
   * Makes the one output of a stage that is an expression, in the store.
   *
   * @throws RefusedException if it has no value, or one that the type of the output cannot hold
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public SortedMap<String, AssetContent> outputs() throws RefusedException {
    Expression action =
        order
            .stage()
            .rules()
            .action()
            .orElseThrow(() -> new InvariantViolation("the expression was not prepared"));
    Stage stage = order.stage().stage();
    Output output = stage.outputs().values().iterator().next();
    if (stage.outputs().size() != 1 || output.each() || output.type().isTree()) {
      throw new RefusedException(
          "an expression makes one output of one value; declare one without each");
    }
    Map<String, Object> values = values(action, new TreeMap<>());
    Object value;
    try {
      value = action.evaluate(values);
    } catch (ExpressionException e) {
      throw new RefusedException(
          "expr: " + action.text() + " has no value: " + e.line() + Seen.in(action, values));
    }
    byte[] bytes = text(output, value).getBytes(StandardCharsets.UTF_8);
    Snapshot made = new OutputIntake(store, order.stage().rules().schemas()).bytes(output, bytes);
    return new TreeMap<>(Map.of(output.name(), made));
  }

  /**
   * Evaluates what has to hold of inputs and outputs.
   *
   * @return what does not hold and is only to be told
   * @throws RefusedException naming everything that does not hold otherwise
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public List<String> validate(SortedMap<String, AssetContent> outputs) throws RefusedException {
    List<String> warnings = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    List<Expression> expressions = order.stage().rules().validations();
    for (int i = 0; i < expressions.size(); i++) {
      Validation validation = order.stage().stage().validations().get(i);
      String mistake = mistake(validation, expressions.get(i), outputs);
      if (!mistake.isEmpty()) {
        switch (validation.severity()) {
          case WARNING -> warnings.add(mistake);
          case ERROR -> errors.add(mistake);
        }
      }
    }
    if (!errors.isEmpty()) {
      throw RefusedException.rejected(String.join("\n", errors));
    }
    return warnings;
  }

  /**
   * Evaluates what a request cost.
   *
   * @param mistakes gains why that cannot be told; it counts as nothing then, since what was made
   *     was paid for and stands
   * @return millionths, see {@link Cost}
   */
  public long costMicros(SortedMap<String, AssetContent> outputs, List<String> mistakes) {
    Optional<Expression> cost = order.stage().rules().cost();
    if (cost.isEmpty()) {
      return 0;
    }
    String lead = "what it cost is not known, and counts as nothing: cost: " + cost.get().text();
    try {
      Map<String, Object> values = values(cost.get(), outputs);
      try {
        double units = cost.get().number(values);
        OptionalLong micros = Cost.ofUnits(units);
        if (micros.isPresent()) {
          return micros.getAsLong();
        }
        mistakes.add(
            lead
                + " gives "
                + units
                + ", and a cost is a number from 0 to 1000000"
                + Seen.in(cost.get(), values));
      } catch (ExpressionException e) {
        mistakes.add(lead + " has no value: " + e.line() + Seen.in(cost.get(), values));
      }
    } catch (RefusedException e) {
      mistakes.add(lead + ": " + e.getMessage());
    } catch (MissingContentException e) {
      mistakes.add(lead + ": content that it names is gone from the store");
    }
    return 0;
  }

  private String mistake(
      Validation validation, Expression expression, SortedMap<String, AssetContent> outputs) {
    boolean says =
        !validation.message().isEmpty() && !validation.message().equals(validation.expression());
    String lead = says ? validation.message() + ": " : "";
    try {
      Map<String, Object> values = values(expression, outputs);
      try {
        return expression.holds(values)
            ? ""
            : lead + expression.text() + " does not hold" + Seen.in(expression, values);
      } catch (ExpressionException e) {
        return lead
            + expression.text()
            + " has no value: "
            + e.line()
            + Seen.in(expression, values);
      }
    } catch (RefusedException e) {
      return lead + e.getMessage();
    }
  }

  private Map<String, Object> values(Expression expression, SortedMap<String, AssetContent> outputs)
      throws RefusedException {
    return TaskValues.of(store, order, outputs, expression);
  }

  private static String text(Output output, Object value) throws RefusedException {
    if (output.type().isJson()) {
      try {
        return CanonicalForm.of(value, Expression.NULL, MAX_OUTPUT);
      } catch (JsonMistake e) {
        throw new RefusedException("expr: the value cannot be written as JSON: " + e.reason());
      }
    }
    if (!Content.isText(output.type())) {
      throw new RefusedException(
          "output '%s' is %s, and an expression makes text or JSON; declare text/plain or application/json"
              .formatted(output.name(), output.type()));
    }
    return switch (value) {
      case String text when text.length() <= MAX_OUTPUT -> text;
      case String _ ->
          throw new RefusedException(
              "expr: the text is longer than " + MAX_OUTPUT + " characters; use a command");
      case Long number -> number.toString();
      case Double number -> scalar(number);
      case Boolean flag -> flag.toString();
      default ->
          throw new RefusedException(
              "expr gives a list, a map or null, and output '%s' is %s; give a text, or declare application/json"
                  .formatted(output.name(), output.type()));
    };
  }

  private static String scalar(Double number) throws RefusedException {
    try {
      return CanonicalForm.of(number, Expression.NULL, MAX_OUTPUT);
    } catch (JsonMistake e) {
      throw new RefusedException("expr gives " + number + ", which is no number to write");
    }
  }
}
