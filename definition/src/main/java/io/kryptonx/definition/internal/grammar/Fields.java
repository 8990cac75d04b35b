package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A map that has fixed keys, such as an {@link Element}: its keys are checked once, here, so that
 * no parser has to. A key without a value is a problem, and is not there for the parser.
 */
public final class Fields {

  private final YamlMap map;
  private final Keyed element;
  private final Problems problems;

  private Fields(YamlMap map, Keyed element, Problems problems) {
    this.map = map;
    this.element = element;
    this.problems = problems;
  }

  /** Checks the keys of a map. */
  public static Fields of(YamlMap map, Keyed element, Problems problems) {
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

  /** The text of a key. */
  public Optional<YamlScalar> text(String key, String example) {
    return get(key).flatMap(value -> shapes().text(value, "'" + key + "'", example));
  }

  /** The texts of a key that has a list. */
  public List<YamlScalar> texts(String key, String example) {
    return get(key).map(value -> shapes().texts(value, "'" + key + "'", example)).orElse(List.of());
  }

  /** The texts of a key that has a list, or a text that stands for a list of one. */
  public List<YamlScalar> oneOrMore(String key, String example) {
    return get(key)
        .map(value -> shapes().oneOrMore(value, "'" + key + "'", example))
        .orElse(List.of());
  }

  /** The entries of a key that has a map. */
  public List<YamlMap.Entry> entries(String key, String example) {
    return get(key)
        .flatMap(value -> shapes().map(value, "'" + key + "'", example))
        .map(YamlMap::entries)
        .orElse(List.of());
  }

  /** Whether a key is true; without the key it is not. */
  public boolean flag(String key) {
    return get(key).flatMap(value -> shapes().flag(value, "'" + key + "'")).orElse(false);
  }

  /** Reports a key that cannot stand beside others. */
  public void conflict(String key, String reason, String fix) {
    map.entry(key)
        .ifPresent(entry ->
            problems.add(
                ProblemCode.CONFLICTING_KEYS,
                entry.at().place(),
                element.label() + " cannot have '" + key + "' here",
                key,
                reason,
                fix));
  }

  private Shapes shapes() {
    return new Shapes(problems);
  }

  /** Whether an unknown key was probably meant to be this one, which is told already. */
  public boolean isMisspelt(String key) {
    return map.keys().stream()
        .filter(seen -> !element.keys().contains(seen))
        .anyMatch(seen -> element.keys().size() == 1 || isClosest(seen, key));
  }

  private boolean isClosest(String seen, String key) {
    return DidYouMean.closest(seen, element.keys()).filter(key::equals).isPresent();
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
          element
              .misplaced(key)
              .or(() ->
                  DidYouMean.closest(key, element.keys())
                      .map(word -> "did you mean '" + word + "'?"))
              .orElse(
                  Shapes.isNull(entry.value())
                      ? "remove it; if the comma before it belongs to a text, put quotes around"
                            + " that"
                      : "remove it"));
    }
  }
}
