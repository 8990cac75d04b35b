package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays one value over another: maps merge key by key, everything else replaces what is below, and
 * null removes it. Each value keeps the place where it was written.
 */
public final class Overlay {

  private final Problems problems;

  /** Reports to {@code problems}. */
  public Overlay(Problems problems) {
    this.problems = problems;
  }

  /** {@code upper} laid over {@code lower}. */
  public YamlValue merge(YamlValue lower, YamlValue upper) {
    if (!(lower instanceof YamlMap below) || !(upper instanceof YamlMap above)) {
      return upper;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    below.entries().forEach(entry -> entries.put(entry.key(), entry));
    for (YamlMap.Entry entry : above.entries()) {
      YamlMap.Entry known = entries.get(entry.key());
      if (isNull(entry.value())) {
        remove(entries, entry);
      } else if (known == null) {
        entries.put(entry.key(), entry);
      } else {
        YamlValue merged = merge(known.value(), entry.value());
        entries.put(entry.key(), new YamlMap.Entry(entry.key(), entry.at(), merged));
      }
    }
    return new YamlMap(below.origin(), List.copyOf(entries.values()));
  }

  private void remove(Map<String, YamlMap.Entry> entries, YamlMap.Entry entry) {
    if (entries.remove(entry.key()) == null) {
      problems.warn(
          ProblemCode.NOTHING_TO_REMOVE,
          entry.at().place(),
          "'" + Problems.shown(entry.key()) + "' is not there to be removed",
          entry.key(),
          "a key without a value removes it from what is below",
          entries.isEmpty() ? "remove the line" : DidYouMean.fix(entry.key(), entries.keySet()));
    }
  }

  private static boolean isNull(YamlValue value) {
    return value instanceof YamlScalar scalar && scalar.isNull();
  }
}
