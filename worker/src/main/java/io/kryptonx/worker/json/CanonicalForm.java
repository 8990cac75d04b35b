package io.kryptonx.worker.json;

import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The canonical JSON text (RFC 8785) of a value; a single value may stand at the top, too. */
public final class CanonicalForm {

  private static final int MAX_DEPTH = 500;

  private final Object nil;
  private final int maxCharacters;
  private final StringBuilder out = new StringBuilder();

  private CanonicalForm(Object nil, int maxCharacters) {
    this.nil = nil;
    this.maxCharacters = maxCharacters;
  }

  /**
   * The text.
   *
   * @param nil stands for null
   * @param maxCharacters how long it may be
   * @throws JsonMistake if something in it has no exact JSON form, or if it is too long
   */
  public static String of(Object value, Object nil, int maxCharacters) throws JsonMistake {
    CanonicalForm form = new CanonicalForm(nil, maxCharacters);
    form.write(value, null, 0);
    return form.out.toString();
  }

  private void write(Object value, @Nullable Spot spot, int depth) throws JsonMistake {
    if (depth > MAX_DEPTH) {
      throw new JsonMistake("it is more than " + MAX_DEPTH + " levels deep");
    }
    switch (value) {
      case Object same when same.equals(nil) -> out.append("null");
      case Map<?, ?> map -> object(map, spot, depth);
      case List<?> list -> array(list, spot, depth);
      case String text -> text(text, spot);
      case Boolean flag -> out.append(flag);
      case Long number -> whole(number, spot);
      case Double number -> number(number, spot);
      default -> throw new JsonMistake(at(spot) + " is no JSON value; write string(…) around it");
    }
    if (out.length() > maxCharacters) {
      throw new JsonMistake("it is longer than " + maxCharacters + " characters");
    }
  }

  private void object(Map<?, ?> map, @Nullable Spot spot, int depth) throws JsonMistake {
    TreeMap<String, Object> sorted = new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new JsonMistake(at(spot) + " has a key that is no text: " + entry.getKey());
      }
      sorted.put(key, entry.getValue());
    }
    out.append('{');
    String comma = "";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(comma);
      text(entry.getKey(), spot);
      out.append(':');
      write(entry.getValue(), new Spot(spot, entry.getKey()), depth + 1);
      comma = ",";
    }
    out.append('}');
  }

  private void array(List<?> list, @Nullable Spot spot, int depth) throws JsonMistake {
    out.append('[');
    String comma = "";
    int index = 0;
    for (Object value : list) {
      out.append(comma);
      write(value, new Spot(spot, String.valueOf(index++)), depth + 1);
      comma = ",";
    }
    out.append(']');
  }

  private void text(String text, @Nullable Spot spot) throws JsonMistake {
    if (!WellFormed.isText(text)) {
      throw new JsonMistake(at(spot) + " holds half of a surrogate pair");
    }
    JsonText.string(out, text);
  }

  private void whole(long number, @Nullable Spot spot) throws JsonMistake {
    if (number > JsonText.MAX_EXACT || number < -JsonText.MAX_EXACT) {
      throw new JsonMistake(
          at(spot)
              + " is "
              + number
              + ", and whole numbers are exact in JSON up to "
              + JsonText.MAX_EXACT
              + "; make it a text");
    }
    out.append(number);
  }

  private void number(double number, @Nullable Spot spot) throws JsonMistake {
    if (!Double.isFinite(number)) {
      throw new JsonMistake(at(spot) + " is " + number + ", which JSON does not have");
    }
    out.append(JsonText.number(number));
  }

  private static String at(@Nullable Spot spot) {
    return spot == null ? "the value" : "'" + spot.path() + "'";
  }

  /**
   * Where a value stands. The path is put together only when somebody asks, so that many values
   * below long keys cost no more than their own steps.
   */
  private record Spot(@Nullable Spot around, String step) {

    private static final int MAX_SHOWN = 200;

    String path() {
      StringBuilder path = new StringBuilder();
      for (Spot at = this; at != null && path.length() <= MAX_SHOWN; at = at.around) {
        path.insert(0, at.step).insert(0, '/');
      }
      int from =
          path.offsetByCodePoints(
              path.length(), -Math.min(MAX_SHOWN, path.codePointCount(0, path.length())));
      return (from > 0 ? "…" : "") + path.substring(from);
    }
  }
}
