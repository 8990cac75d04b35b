package io.kryptonx.definition.schema;

import io.kryptonx.definition.internal.grammar.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parts of a JSON Schema. Objects keep the order in which they are put together. */
final class Shape {

  private static final String TYPE = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}";

  private Shape() {}

  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> shape = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      shape.put((String) pairs[i], pairs[i + 1]);
    }
    return shape;
  }

  /** A single value that is not empty; numbers and truth values are texts, too. */
  static Map<String, Object> text() {
    return of("type", List.of("string", "number", "boolean"), "pattern", "\\S");
  }

  static Map<String, Object> scalar() {
    return of("type", List.of("string", "number", "boolean"));
  }

  static Map<String, Object> flag() {
    return of("type", "boolean");
  }

  static Map<String, Object> count(int least, int most) {
    return of("type", "integer", "minimum", least, "maximum", most);
  }

  static Map<String, Object> word(Object... words) {
    return of("enum", List.of(words));
  }

  static Map<String, Object> pattern(String pattern) {
    return of("type", "string", "pattern", "^(?:" + pattern + ")$");
  }

  static Map<String, Object> duration() {
    return pattern("0*[1-9][0-9]{0,11}(ms|s|m|h|d)|[Pp][0-9A-Za-z.,+-]+");
  }

  static Map<String, Object> size() {
    return pattern("0*[1-9][0-9]{0,14}(B|KiB|MiB|GiB|TiB)");
  }

  static Map<String, Object> mediaType() {
    return pattern(TYPE + "/" + TYPE);
  }

  static Map<String, Object> list(Object items) {
    return of("type", "array", "items", items);
  }

  static Map<String, Object> someOf(Object items) {
    return of("type", "array", "items", items, "minItems", 1);
  }

  static Map<String, Object> oneOrMore() {
    return anyOf(text(), list(text()));
  }

  /** A map whose keys are chosen by the author. */
  static Map<String, Object> named(String name, Object values) {
    return of(
        "type", "object", "propertyNames", of("pattern", name), "additionalProperties", values);
  }

  static Map<String, Object> map(Object values) {
    return of("type", "object", "additionalProperties", values);
  }

  static Map<String, Object> anyOf(Object... choices) {
    return of("anyOf", List.of(choices));
  }

  static Map<String, Object> ref(Element element) {
    return of("$ref", "#/$defs/" + name(element));
  }

  static String name(Element element) {
    return element.name().toLowerCase(Locale.ROOT);
  }

  static Map<String, Object> has(String... keys) {
    return of("required", List.of(keys));
  }

  /** None of the keys. */
  static Map<String, Object> without(List<String> keys) {
    return of("not", of("anyOf", keys.stream().map(key -> has(key)).toList()));
  }

  static Map<String, Object> when(Object condition, Object then) {
    return of("if", condition, "then", then);
  }
}
