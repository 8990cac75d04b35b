package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.Optional;

/**
 * A map that is an {@link Element}: its keys are checked once, here, so that no parser has to. A
 * key without a value is a problem, and is not there for the parser.
 */
public final class Fields {

  private final YamlMap map;
  private final Element element;
  private final Problems problems;

  private Fields(YamlMap map, Element element, Problems problems) {
    this.map = map;
    this.element = element;
    this.problems = problems;
  }

  /** Checks the keys of a map. */
  public static Fields of(YamlMap map, Element element, Problems problems) {
    Fields fields = new Fields(map, element, problems);
    map.entries().forEach(fields::check);
    return fields;
  }

  /** The map. */
  public YamlMap map() {
    return map;
  }

  /** Whether a key is written, with a value or without. */
  public boolean has(String key) {
    return map.entry(key).isPresent();
  }

  /** The value of a key. */
  public Optional<YamlValue> get(String key) {
    return map.get(key).filter(value -> !Shapes.isNull(value));
  }

  /** The value of a key that must be there. */
  public Optional<YamlValue> require(String key, String why, String example) {
    if (!has(key) && !isMisspelt(key)) {
      problems.add(
          ProblemCode.MISSING_KEY,
          map.place(),
          element.label() + " needs the key '" + key + "'",
          why,
          "write " + example);
    }
    return get(key);
  }

  /** Whether an unknown key was probably meant to be this one, which is told already. */
  public boolean isMisspelt(String key) {
    return map.keys().stream()
        .filter(seen -> !element.keys().contains(seen))
        .anyMatch(seen -> DidYouMean.closest(seen, element.keys()).filter(key::equals).isPresent());
  }

  private void check(YamlMap.Entry entry) {
    String key = entry.key();
    if (element.keys().contains(key)) {
      if (Shapes.isNull(entry.value())) {
        problems.add(
            ProblemCode.EMPTY_VALUE,
            entry.at().place(),
            "the key '" + key + "' has no value",
            "a key stands for something",
            "give it a value, or remove it");
      }
    } else if (element.later().contains(key)) {
      Later.report(problems, entry.at().place(), "'" + key + "' of " + element.label(), key);
    } else {
      problems.add(
          ProblemCode.UNKNOWN_KEY,
          entry.at().place(),
          "'" + Problems.shown(key) + "' is no key of " + element.label(),
          key,
          "its keys are: " + String.join(", ", element.keys()),
          DidYouMean.closest(key, element.keys())
              .map(word -> "did you mean '" + word + "'?")
              .orElse(
                  Shapes.isNull(entry.value())
                      ? "remove it; if the comma before it belongs to a text, put quotes around that"
                      : "remove it"));
    }
  }
}
