package io.kryptonx.scheduler;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.JoinProperties.Given;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The join as one would write it without a thought of speed or of arrival. */
final class NestedLoops {

  private final StageNode stage;
  private final List<Given> given;
  private final TreeMap<Item, String> result = new TreeMap<>();
  private final Set<Given> matched = new HashSet<>();

  private NestedLoops(StageNode stage, List<Given> given) {
    this.stage = stage;
    this.given = given;
  }

  static Map<Item, String> of(StageNode stage, List<Given> given) {
    NestedLoops loops = new NestedLoops(stage, given);
    loops.combine(required(stage), new ArrayList<>());
    loops.rest();
    return loops.result;
  }

  private static List<Port> required(StageNode stage) {
    return stage.ports().stream().filter(port -> !port.input().optional()).toList();
  }

  private List<Given> known(Port port) {
    return given.stream().filter(g -> g.port() == port.index() && !g.key().isPartial()).toList();
  }

  private List<Given> holes(Port port) {
    return given.stream().filter(g -> g.port() == port.index() && g.key().isPartial()).toList();
  }

  private void combine(List<Port> left, List<Given> chosen) {
    if (!left.isEmpty()) {
      for (Given next : known(left.getFirst())) {
        List<Given> more = new ArrayList<>(chosen);
        more.add(next);
        combine(left.subList(1, left.size()), more);
      }
      return;
    }
    Optional<Item> item = item(chosen);
    if (item.isPresent()) {
      matched.addAll(chosen);
      List<String> values = new ArrayList<>();
      for (Port port : stage.ports()) {
        values.add(
            port.input().optional()
                ? optional(port, item.get())
                : value(chosen.stream().filter(g -> g.port() == port.index()).findFirst()));
      }
      result.put(item.get(), values.toString());
    }
  }

  private String optional(Port port, Item item) {
    Item key = port.project(item);
    Optional<Given> partner = known(port).stream().filter(g -> g.key().equals(key)).findFirst();
    if (partner.isPresent()) {
      boolean skipped = partner.get().lack().equals(Optional.of(TaskStatus.SKIPPED));
      return skipped ? "ABSENT" : value(partner);
    }
    boolean blocked = holes(port).stream().anyMatch(h -> isBlocked(h) && agree(h.key(), key));
    return blocked ? TaskStatus.BLOCKED.name() : "ABSENT";
  }

  private static String value(Optional<Given> given) {
    Given there = given.orElseThrow();
    return there
        .lack()
        .map(TaskStatus::name)
        .orElseGet(() -> Digest.of(there.value().getBytes(StandardCharsets.UTF_8)).shortHex());
  }

  /** The item of a combination whose members agree. */
  private Optional<Item> item(List<Given> chosen) {
    List<String> parts = parts();
    for (Given member : chosen) {
      List<Integer> places = stage.ports().get(member.port()).places();
      for (int i = 0; i < places.size(); i++) {
        String old = parts.set(places.get(i), member.key().parts().get(i));
        if (!old.equals(Item.ANY) && !old.equals(parts.get(places.get(i)))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Item(parts));
  }

  private List<String> parts() {
    return new ArrayList<>(Collections.nCopies(stage.dimensions().size(), Item.ANY));
  }

  private Item widened(Given one) {
    return item(List.of(one)).orElseThrow();
  }

  private void rest() {
    TreeMap<Item, TaskStatus> rest = new TreeMap<>();
    List<Item> blocked = new ArrayList<>();
    for (Port port : required(stage)) {
      for (Given hole : holes(port)) {
        rest.merge(widened(hole), hole.lack().orElseThrow(), NestedLoops::worse);
        if (isBlocked(hole)) {
          blocked.add(widened(hole));
        }
      }
    }
    for (Port port : required(stage)) {
      for (Given alone : known(port)) {
        if (!matched.contains(alone)) {
          Item item = widened(alone);
          boolean blocks = isBlocked(alone) || blocked.stream().anyMatch(h -> agree(h, item));
          rest.merge(item, blocks ? TaskStatus.BLOCKED : TaskStatus.SKIPPED, NestedLoops::worse);
        }
      }
    }
    rest.forEach((item, status) -> result.put(item, status.name()));
  }

  private static boolean isBlocked(Given one) {
    return one.lack().equals(Optional.of(TaskStatus.BLOCKED));
  }

  private static TaskStatus worse(TaskStatus one, TaskStatus other) {
    return one == TaskStatus.BLOCKED ? one : other;
  }

  private static boolean agree(Item one, Item other) {
    for (int i = 0; i < one.parts().size(); i++) {
      String a = one.parts().get(i);
      String b = other.parts().get(i);
      if (!a.equals(b) && !a.equals(Item.ANY) && !b.equals(Item.ANY)) {
        return false;
      }
    }
    return true;
  }
}
