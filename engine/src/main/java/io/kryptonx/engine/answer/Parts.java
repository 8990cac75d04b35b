package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of a task's fingerprint, by name, in words. */
final class Parts {

  static final String INPUT = "input ";

  private Parts() {}

  static SortedMap<String, String> of(RunView run, TaskView task) {
    SortedMap<String, String> parts = new TreeMap<>();
    String stage = task.id().stage();
    run.keys().parts(stage).forEach(part -> parts.put(part.name(), part.value()));
    task.inputs().forEach((name, value) -> parts.put(INPUT + name, text(value)));
    Optional<StageNode> node = run.graph().stage(stage);
    if (node.isPresent() && node.get().stage().reads().contains(Read.ITEM)) {
      parts.put("item", task.item().text());
    }
    return parts;
  }

  /** The parts that differ, with both values. */
  static List<Difference> differences(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> all = new TreeMap<>(before);
    all.putAll(after);
    List<Difference> differences = new ArrayList<>();
    for (String name : all.keySet()) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> now = Optional.ofNullable(after.get(name));
      if (!old.equals(now)) {
        differences.add(new Difference(name, old, now));
      }
    }
    return differences;
  }

  private static String text(InputValue value) {
    return switch (value) {
      case Snapshot snapshot ->
          snapshot.digest().shortHex()
              + " ("
              + snapshot.type()
              + ", "
              + snapshot.size()
              + " bytes)";
      case Members members -> members.root().shortHex() + " (" + members.size() + " items)";
      case PartialMembers(var members, var missing) ->
          "%s (%d items, %d missing)"
              .formatted(members.root().shortHex(), members.size(), missing.size());
      case InputValue.Absent _ -> "absent";
    };
  }

  /** One part that differs. */
  record Difference(String part, Optional<String> before, Optional<String> after) {

    /** In a word or two: {@code input photo changed}. */
    String text() {
      String what = before.isEmpty() ? " is new" : after.isEmpty() ? " is gone" : " changed";
      return part + what;
    }

    boolean isInput() {
      return part.startsWith(INPUT);
    }

    String inputName() {
      return part.substring(INPUT.length());
    }
  }
}
