package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stages so that each stands behind all that it needs; where several could come next, by name
 * (Kahn's algorithm).
 *
 * @param stages without those on a ring or below one
 * @param rings names of stages that need each other, the first again at the end; rings that share
 *     no stage
 * @param left the names of those on a ring or below one
 */
record TopologicalOrder(List<Stage> stages, List<List<String>> rings, SortedSet<String> left) {

  static TopologicalOrder of(Pipeline pipeline) {
    SortedMap<String, SortedSet<String>> open = new TreeMap<>();
    for (Stage stage : pipeline.stages().values()) {
      SortedSet<String> needs = new TreeSet<>();
      stage.inputs().values().forEach(i -> i.from().forEach(from -> needs.add(from.node())));
      needs.addAll(stage.dependsOn());
      needs.retainAll(pipeline.stages().keySet());
      open.put(stage.name(), needs);
    }
    List<Stage> order = new ArrayList<>();
    takeReady(open).forEach(name -> order.add(pipeline.stages().get(name)));
    SortedSet<String> left = new TreeSet<>(open.keySet());
    List<List<String>> rings = new ArrayList<>();
    while (!open.isEmpty()) {
      List<String> ring = ring(open);
      rings.add(ring);
      ring.forEach(stage -> open.remove(stage));
      open.values().forEach(needs -> needs.removeAll(ring));
      takeReady(open);
    }
    return new TopologicalOrder(List.copyOf(order), List.copyOf(rings), left);
  }

  /** Takes out all that need nothing open, one after the other. */
  private static List<String> takeReady(SortedMap<String, SortedSet<String>> open) {
    SortedMap<String, List<String>> consumers = new TreeMap<>();
    open.forEach((name, needs) ->
        needs.forEach(need -> consumers.computeIfAbsent(need, _ -> new ArrayList<>()).add(name)));
    NavigableSet<String> ready = new TreeSet<>();
    open.forEach((name, needs) -> addIf(needs.isEmpty(), ready, name));
    List<String> taken = new ArrayList<>();
    while (!ready.isEmpty()) {
      String next = ready.removeFirst();
      taken.add(next);
      open.remove(next);
      for (String consumer : consumers.getOrDefault(next, List.of())) {
        SortedSet<String> needs = open.getOrDefault(consumer, new TreeSet<>());
        needs.remove(next);
        addIf(needs.isEmpty(), ready, consumer);
      }
    }
    return taken;
  }

  private static void addIf(boolean condition, Set<String> set, String name) {
    if (condition) {
      set.add(name);
    }
  }

  /** Every open stage needs an open one, so that following the first leads into a ring. */
  private static List<String> ring(SortedMap<String, SortedSet<String>> open) {
    List<String> path = new ArrayList<>();
    String at = open.firstKey();
    while (!path.contains(at)) {
      path.add(at);
      at = open.getOrDefault(at, new TreeSet<>()).first();
    }
    List<String> ring = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    ring.add(at);
    return List.copyOf(ring.reversed());
  }
}
