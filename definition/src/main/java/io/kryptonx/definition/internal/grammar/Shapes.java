package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expects values to have a shape. Each method takes what the value is, as the subject of a
 * sentence, and an example for the fix.
 */
public final class Shapes {

  private final Problems problems;

  /** Reports to {@code problems}. */
  public Shapes(Problems problems) {
    this.problems = problems;
  }

  /** Whether nothing is written. */
  public static boolean isNull(YamlValue value) {
    return value instanceof YamlScalar scalar && scalar.isNull();
  }

  /** A map. */
  public Optional<YamlMap> map(YamlValue value, String what, String example) {
    if (value instanceof YamlMap map) {
      return Optional.of(map);
    }
    return wrong(value, what, "a map", example);
  }

  /** A list of texts. */
  public List<YamlScalar> texts(YamlValue value, String what, String example) {
    List<YamlScalar> texts = new ArrayList<>();
    if (value instanceof YamlList list) {
      list.values().forEach(v -> text(v, "a value in " + what, example).ifPresent(texts::add));
    } else {
      wrong(value, what, "a list", example);
    }
    return texts;
  }

  /** A list of texts, or a single one that stands for a list of one. */
  public List<YamlScalar> oneOrMore(YamlValue value, String what, String example) {
    return value instanceof YamlScalar
        ? text(value, what, example).map(List::of).orElse(List.of())
        : texts(value, what, example);
  }

  /** A text that is not empty. Numbers and truth values are texts, too: as they are written. */
  public Optional<YamlScalar> text(YamlValue value, String what, String example) {
    Optional<YamlScalar> text = scalar(value, what, example);
    if (text.filter(scalar -> scalar.text().isBlank()).isPresent()) {
      problems.add(
          ProblemCode.EMPTY_VALUE,
          value.place(),
          what + " is empty",
          "an empty text says nothing",
          "write " + example);
      return Optional.empty();
    }
    return text;
  }

  /** A text, empty or not. */
  public Optional<YamlScalar> scalar(YamlValue value, String what, String example) {
    if (value instanceof YamlScalar scalar && !scalar.isNull()) {
      return Optional.of(scalar);
    }
    return wrong(value, what, "a text", example);
  }

  /** True or false. */
  public Optional<Boolean> flag(YamlValue value, String what) {
    if (value instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.BOOLEAN) {
      return Optional.of(scalar.isTrue());
    }
    Optional<String> truth =
        value instanceof YamlScalar scalar ? Words.truth(scalar.text()) : Optional.empty();
    return wrong(value, what, "true or false", truth.orElse("true or false") + ", without quotes");
  }

  /** Reports a value that has not the shape that is expected. */
  public <T> Optional<T> wrong(YamlValue value, String what, String expected, String example) {
    String message = what + " is " + value.shape() + ", not " + expected;
    String reason = "only " + expected + " has a meaning here";
    if (value instanceof YamlScalar scalar && !scalar.isNull()) {
      problems.add(
          ProblemCode.WRONG_SHAPE,
          value.place(),
          message,
          scalar.text(),
          reason,
          "write " + example);
    } else if (isNull(value)) {
      problems.add(
          ProblemCode.EMPTY_VALUE,
          value.place(),
          what + " has no value",
          reason,
          "write " + example);
    } else {
      problems.add(ProblemCode.WRONG_SHAPE, value.place(), message, reason, "write " + example);
    }
    return Optional.empty();
  }
}
