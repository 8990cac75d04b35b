package io.kryptonx.worker.json;

import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    form.write(value, "", 0);
    return form.out.toString();
  }

  private void write(Object value, String path, int depth) throws JsonMistake {
    if (depth > MAX_DEPTH) {
      throw new JsonMistake("it is more than " + MAX_DEPTH + " levels deep");
    }
    switch (value) {
      case Object same when same.equals(nil) -> out.append("null");
      case Map<?, ?> map -> object(map, path, depth);
      case List<?> list -> array(list, path, depth);
      case String text -> text(text, path);
      case Boolean flag -> out.append(flag);
      case Long number -> whole(number, path);
      case Double number -> number(number, path);
      default -> throw new JsonMistake(at(path) + " is no JSON value; write string(…) around it");
    }
    if (out.length() > maxCharacters) {
      throw new JsonMistake("it is longer than " + maxCharacters + " characters");
    }
  }

  private void object(Map<?, ?> map, String path, int depth) throws JsonMistake {
    TreeMap<String, Object> sorted = new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new JsonMistake(at(path) + " has a key that is no text: " + entry.getKey());
      }
      sorted.put(key, entry.getValue());
    }
    out.append('{');
    String comma = "";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(comma);
      text(entry.getKey(), path);
      out.append(':');
      write(entry.getValue(), path + "/" + entry.getKey(), depth + 1);
      comma = ",";
    }
    out.append('}');
  }

  private void array(List<?> list, String path, int depth) throws JsonMistake {
    out.append('[');
    String comma = "";
    int index = 0;
    for (Object value : list) {
      out.append(comma);
      write(value, path + "/" + index++, depth + 1);
      comma = ",";
    }
    out.append(']');
  }

  private void text(String text, String path) throws JsonMistake {
    if (!WellFormed.isText(text)) {
      throw new JsonMistake(at(path) + " holds half of a surrogate pair");
    }
    JsonText.string(out, text);
  }

  private void whole(long number, String path) throws JsonMistake {
    if (number > JsonText.MAX_EXACT || number < -JsonText.MAX_EXACT) {
      throw new JsonMistake(
          at(path)
              + " is "
              + number
              + ", and whole numbers are exact in JSON up to "
              + JsonText.MAX_EXACT
              + "; make it a text");
    }
    out.append(number);
  }

  private void number(double number, String path) throws JsonMistake {
    if (!Double.isFinite(number)) {
      throw new JsonMistake(at(path) + " is " + number + ", which JSON does not have");
    }
    out.append(JsonText.number(number));
  }

  private static String at(String path) {
    return path.isEmpty() ? "the value" : "'" + path + "'";
  }
}
