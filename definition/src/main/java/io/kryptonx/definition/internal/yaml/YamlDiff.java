package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares two values key by key. */
public final class YamlDiff {

  private final List<Change> changes = new ArrayList<>();

  private YamlDiff() {}

  /** A key whose values differ, or that one side does not have. */
  public record Change(String pointer, Optional<YamlValue> before, Optional<YamlValue> after) {}

  /** All that differs, by key; maps are looked into, and everything else is compared as a whole. */
  public static List<Change> between(Optional<YamlValue> before, Optional<YamlValue> after) {
    YamlDiff diff = new YamlDiff();
    diff.compare("", before, after);
    diff.changes.sort(Comparator.comparing(Change::pointer));
    return diff.changes;
  }

  /** A value in one line, in the style of JSON with as few quotes as possible. */
  public static String text(YamlValue value) {
    return switch (value) {
      case YamlScalar scalar -> scalar.text();
      case YamlList list ->
          list.values().stream().map(YamlDiff::text).collect(Collectors.joining(", ", "[", "]"));
      case YamlMap map ->
          map.entries().stream()
              .map(entry -> entry.key() + ": " + text(entry.value()))
              .collect(Collectors.joining(", ", "{ ", " }"));
    };
  }

  private void compare(String pointer, Optional<YamlValue> before, Optional<YamlValue> after) {
    if (before.orElse(null) instanceof YamlMap left
        && after.orElse(null) instanceof YamlMap right) {
      Set<String> keys = new TreeSet<>(left.keys());
      keys.addAll(right.keys());
      String prefix = pointer.isEmpty() ? "" : pointer + ".";
      keys.forEach(key -> compare(prefix + key, left.get(key), right.get(key)));
    } else if (!before.map(YamlDiff::canonical).equals(after.map(YamlDiff::canonical))) {
      changes.add(new Change(pointer, before, after));
    }
  }

  /** Numbers are equal whatever their digits; a number is not equal to a text. */
  private static String canonical(YamlValue value) {
    return CanonicalJson.of(value, new Problems()).orElseGet(() -> text(value));
  }
}
