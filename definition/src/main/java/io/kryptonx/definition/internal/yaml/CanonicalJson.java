package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.json.JsonText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The canonical JSON text (RFC 8785) of a value; a single value may stand at the top, too. */
public final class CanonicalJson {

  private final Problems problems;
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson(Problems problems) {
    this.problems = problems;
  }

  /** The text; none, and problems, where a number cannot be held. */
  public static Optional<String> of(YamlValue value, Problems problems) {
    int before = problems.count();
    CanonicalJson json = new CanonicalJson(problems);
    json.write(value);
    return problems.count() == before ? Optional.of(json.out.toString()) : Optional.empty();
  }

  private void write(YamlValue value) {
    switch (value) {
      case YamlMap map -> map(map.entries());
      case YamlList list -> list(list.values());
      case YamlScalar scalar -> scalar(scalar);
    }
  }

  private void map(List<YamlMap.Entry> entries) {
    out.append('{');
    String comma = "";
    // RFC 8785 sorts by UTF-16 code units, as String does.
    for (var entry : entries.stream().sorted(Comparator.comparing(YamlMap.Entry::key)).toList()) {
      out.append(comma);
      JsonText.string(out, entry.key());
      out.append(':');
      write(entry.value());
      comma = ",";
    }
    out.append('}');
  }

  private void list(List<YamlValue> values) {
    out.append('[');
    String comma = "";
    for (YamlValue value : values) {
      out.append(comma);
      write(value);
      comma = ",";
    }
    out.append(']');
  }

  private void scalar(YamlScalar scalar) {
    switch (scalar.kind()) {
      case NULL -> out.append("null");
      case BOOLEAN -> out.append(scalar.isTrue());
      case STRING -> JsonText.string(out, scalar.text());
      case INTEGER, NUMBER ->
          JsonNumber.of(scalar)
              .ifPresentOrElse(
                  out::append,
                  () ->
                      problems.add(
                          ProblemCode.NUMBER_OUT_OF_RANGE,
                          scalar.place(),
                          "JSON cannot hold this number exactly",
                          scalar.text(),
                          "numbers are 64-bit floating point there: whole ones are exact up to"
                              + " 9007199254740992, and there is no infinity",
                          "put quotes around it to make it a text"));
    }
  }
}
