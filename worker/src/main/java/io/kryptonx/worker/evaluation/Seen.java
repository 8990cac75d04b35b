package io.kryptonx.worker.evaluation;

import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values that an expression saw, in a few words for people. */
final class Seen {

  private static final int MAX_VALUES = 8;
  private static final int MAX_CHARACTERS = 60;
  private static final int MAX_JSON = 4096;

  private Seen() {}

  /** {@code (report.bad = 3, report.good = 100)} with a blank before it, or nothing. */
  static String in(Expression expression, Map<String, Object> values) {
    List<String> seen = new ArrayList<>();
    for (List<String> mention : expression.mentions()) {
      if (seen.size() == MAX_VALUES) {
        seen.add("…");
        break;
      }
      seen.add(String.join(".", mention) + " = " + value(mention, values));
    }
    return seen.isEmpty() ? "" : " (" + String.join(", ", seen) + ")";
  }

  private static String value(List<String> mention, Map<String, Object> values) {
    String qualified = String.join(".", mention);
    Object value = values.get(qualified);
    if (value != null) {
      return shown(value);
    }
    value = values.get(mention.getFirst());
    for (String field : mention.subList(1, mention.size())) {
      value = value instanceof Map<?, ?> map ? map.get(field) : null;
    }
    return value == null ? "nothing" : shown(value);
  }

  private static String shown(Object value) {
    String text;
    try {
      text = CanonicalForm.of(value, Expression.NULL, MAX_JSON);
    } catch (JsonMistake e) {
      text = value instanceof Map<?, ?> map ? map.size() + " entries" : String.valueOf(value);
    }
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
  }
}
