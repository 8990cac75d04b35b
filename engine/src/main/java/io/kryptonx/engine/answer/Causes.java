package io.kryptonx.engine.answer;

import io.kryptonx.engine.answer.Parts.Difference;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows a changed input up to where the change came from: the task that made it and why that ran,
 * and so on to a source or an edit. Where an input is a collection, its first changed item is
 * followed and the number of the others told.
 */
final class Causes {

  static final int MAX_DEPTH = 50;
  private static final int MAX_NAMED = 3;
  private static final String SHA256 = "sha256:";
  private static final int SHORT_HEX = 12;

  private final RunView now;
  private final RunView before;
  private final Lineage lineage;
  private final Map<List<Object>, List<Changed>> collections = new HashMap<>();

  Causes(RunView now, RunView before) {
    this.now = now;
    this.before = before;
    this.lineage = new Lineage(now, before);
  }

  /** What differs from the same task of the base run; empty if it is new or had no fingerprint. */
  Optional<List<Difference>> differences(TaskView task) {
    return before
        .task(task.id())
        .filter(old -> old.fingerprint().isPresent())
        .map(old -> Parts.differences(Parts.of(before, old), Parts.of(now, task)));
  }

  /** Where a difference comes from, nearest first. */
  List<String> of(TaskView task, Difference difference) {
    List<String> lines = new ArrayList<>();
    if (difference.isInput()) {
      follow(task, difference.inputName(), lines);
    }
    return lines;
  }

  private void follow(TaskView task, String input, List<String> lines) {
    Optional<Port> port =
        now.graph().stage(task.id().stage()).map(StageNode::ports).orElse(List.of()).stream()
            .filter(p -> p.input().name().equals(input))
            .findFirst();
    if (port.isEmpty() || lines.size() >= MAX_DEPTH) {
      return;
    }
    List<Changed> changed = changed(task, port.get());
    if (changed.isEmpty()) {
      return;
    }
    Item first = changed.getFirst().item();
    AssetNode taken = Lineage.taken(now, task.id(), port.get(), first);
    Origin origin = Origin.of(now, task.id(), taken, first);
    lines.add(
        taken.given()
            ? sentence(origin, List.of(new Changed(origin.item(), changed.getFirst().how())))
            : sentence(origin, changed));
    Optional<TaskId> maker = origin.maker(now).filter(id -> now.stage(id.stage()).isPresent());
    if (maker.isPresent()) {
      Optional<TaskView> made = now.task(maker.get());
      if (made.isPresent() && before.task(maker.get()).isPresent()) {
        furtherUp(made.get(), lines);
      } else {
        lineage
            .origin(maker.get(), made.isPresent(), lines)
            .flatMap(now::task)
            .ifPresent(folder -> furtherUp(folder, lines));
      }
    }
  }

  private void furtherUp(TaskView maker, List<String> lines) {
    List<Difference> differences = differences(maker).orElse(List.of());
    if (differences.isEmpty()) {
      if (before
          .task(maker.id())
          .map(TaskView::fingerprint)
          .equals(Optional.of(maker.fingerprint()))) {
        lines.add(maker.id() + " gave another result for the same work");
      }
      return;
    }
    Difference first =
        differences.stream().filter(d -> !d.isInput()).findFirst().orElse(differences.getFirst());
    if (first.isInput()) {
      follow(maker, first.inputName(), lines);
    } else {
      lines.add(
          "%s %s: %s → %s"
              .formatted(
                  maker.id(),
                  first.text(),
                  first.before().map(Causes::brief).orElse("nothing"),
                  first.after().map(Causes::brief).orElse("nothing")));
    }
  }

  /** The items of the input's asset that differ, as items of that asset. */
  private List<Changed> changed(TaskView task, Port port) {
    if (!port.isCollection()) {
      return compare(task, port);
    }
    // Every item of a stage may take the same large collection.
    List<Object> key = List.of(task.id().stage(), port.input().name(), port.project(task.item()));
    return collections.computeIfAbsent(key, _ -> compare(task, port));
  }

  private List<Changed> compare(TaskView task, Port port) {
    SortedMap<Item, Snapshot> after = members(task, port);
    SortedMap<Item, Snapshot> old =
        before.task(task.id()).map(t -> members(t, port)).orElseGet(TreeMap::new);
    SortedMap<Item, Changed> changed = new TreeMap<>();
    after.forEach((item, snapshot) -> {
      Snapshot earlier = old.get(item);
      if (earlier == null) {
        changed.put(item, new Changed(item, "is new"));
      } else if (!earlier.equals(snapshot)) {
        String text = earlier.digest().shortHex() + " → " + snapshot.digest().shortHex();
        changed.put(item, new Changed(item, "changed (" + text + ")"));
      }
    });
    old.forEach((item, _) -> {
      if (!after.containsKey(item)) {
        changed.put(item, new Changed(item, "is gone"));
      }
    });
    return List.copyOf(changed.values());
  }

  private static SortedMap<Item, Snapshot> members(TaskView task, Port port) {
    InputValue value = task.inputs().get(port.input().name());
    return switch (value) {
      case null -> new TreeMap<>();
      case InputValue.Absent _ -> new TreeMap<>();
      case Snapshot snapshot -> new TreeMap<>(Map.of(port.project(task.item()), snapshot));
      case Members collection -> members(task, port, collection);
      case PartialMembers(var collection, _) -> members(task, port, collection);
    };
  }

  private static SortedMap<Item, Snapshot> members(TaskView task, Port port, Members collection) {
    SortedMap<Item, Snapshot> members = new TreeMap<>();
    for (Member member : collection.list()) {
      members.put(assemble(port, task.item(), member.item()), member.snapshot());
    }
    return members;
  }

  /** The item of the asset from the parts that the input kept and those that it took away. */
  private static Item assemble(Port port, Item taskItem, Item rest) {
    Item kept = port.project(taskItem);
    String[] parts = new String[port.asset().dimensions().size()];
    for (int i = 0; i < port.kept().size(); i++) {
      parts[port.kept().get(i)] = kept.parts().get(i);
    }
    for (int i = 0; i < port.taken().size(); i++) {
      parts[port.taken().get(i)] = rest.parts().get(i);
    }
    return Item.of(parts);
  }

  private String sentence(Origin origin, List<Changed> changed) {
    boolean source = now.graph().pipeline().sources().containsKey(origin.node());
    String what = source ? "source " + origin.node() : origin.node();
    String pass = source ? "" : pass(origin.taker());
    List<String> named =
        changed.stream()
            .limit(MAX_NAMED)
            .map(c -> (c.item().isEmpty() ? "" : "[" + c.item() + "] ") + pass + c.how())
            .toList();
    int more = changed.size() - named.size();
    return what + " " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String pass(TaskId task) {
    return task.iteration().path().isEmpty() ? "" : "#" + task.iteration() + " ";
  }

  static String brief(String value) {
    if (value.startsWith(SHA256)) {
      return value.substring(SHA256.length(), SHA256.length() + SHORT_HEX);
    }
    String line = value.lines().findFirst().orElse("");
    boolean cut = line.length() > 60 || value.lines().count() > 1;
    return cut ? line.substring(0, Math.min(60, line.length())) + "…" : line;
  }

  /** An item that differs, and how. */
  private record Changed(Item item, String how) {}
}
