package io.kryptonx.worker.expression;

import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.problem.NearestWord;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An expression over {@code row}, a row of a table, whose value names an item: a text or a whole
 * number. In a row of CSV all fields are texts. Any thread.
 */
public final class RowExpression {

  private static final String ROW = "row";

  private final Expression expression;

  private RowExpression(Expression expression) {
    this.expression = expression;
  }

  /**
   * Compiles and checks an expression.
   *
   * @throws ExpressionException if it is none, or gives neither a text nor a whole number
   */
  public static RowExpression compile(String text, TableFormat format) throws ExpressionException {
    Vocabulary.Kind kind =
        switch (format) {
          case CSV -> Vocabulary.Kind.TEXTS;
          case JSONL, JSON -> Vocabulary.Kind.ANY;
        };
    Vocabulary row = new Vocabulary(new TreeMap<>(Map.of(ROW, kind)));
    return new RowExpression(Expression.compile(text, row, Expression.Wanted.NAME));
  }

  /**
   * The value for a row whose fields are texts.
   *
   * @return a whole number in decimal notation
   * @throws ExpressionException if it has none, such as for a column that is not there
   */
  public String evaluate(Map<String, String> row) throws ExpressionException {
    return evaluate((Object) row, row);
  }

  /**
   * The value for a row that is a JSON object.
   *
   * @param json in UTF-8; its length is the caller's to bound
   * @return a whole number in decimal notation
   * @throws ExpressionException if it has none, or if {@code json} is no object
   */
  public String evaluate(byte[] json) throws ExpressionException {
    Object row;
    try {
      row = JsonValue.read(json, Expression.NULL);
    } catch (JsonMistake e) {
      throw new ExpressionException("the row is no JSON: " + e.reason(), 0, "correct the table");
    }
    if (!(row instanceof Map<?, ?> fields)) {
      throw new ExpressionException(
          "the row is " + Types.label(row) + ", not an object", 0, "write each row as {…}");
    }
    return evaluate(row, fields);
  }

  private String evaluate(Object row, Map<?, ?> fields) throws ExpressionException {
    Object value;
    try {
      value = expression.evaluate(Map.of(ROW, row));
    } catch (ExpressionException e) {
      throw withColumns(e, fields);
    }
    return switch (value) {
      case String text -> text;
      case Long number -> number.toString();
      default ->
          throw new ExpressionException(
              "it gives " + Types.label(value) + ", not a text or a whole number",
              0,
              "write string(…) or int(…) around it");
    };
  }

  /** Names the columns that there are, where one was asked for that is not there. */
  private ExpressionException withColumns(ExpressionException e, Map<?, ?> fields) {
    TreeMap<String, Object> columns = new TreeMap<>();
    fields.keySet().forEach(name -> columns.put(String.valueOf(name), name));
    for (var mention : expression.mentions()) {
      if (mention.size() > 1 && !columns.containsKey(mention.get(1))) {
        Optional<String> near = NearestWord.to(mention.get(1), columns.keySet());
        return new ExpressionException(
            "the row has no '" + mention.get(1) + "'",
            e.column(),
            near.map(word -> "did you mean '" + word + "'?")
                .orElse("it has: " + String.join(", ", columns.keySet())));
      }
    }
    return e;
  }
}
