package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stages so that each stands behind all that it needs; where several could come next, by name
 * (Kahn's algorithm).
 *
 * @param stages without those on a cycle or below one
 * @param cycle names of stages that need each other in a ring, the first again at the end
 */
record TopologicalOrder(List<Stage> stages, Optional<List<String>> cycle) {

  static TopologicalOrder of(Pipeline pipeline) {
    Map<String, TreeSet<String>> open = new TreeMap<>();
    Map<String, List<String>> consumers = new TreeMap<>();
    for (Stage stage : pipeline.stages().values()) {
      TreeSet<String> needs = new TreeSet<>();
      for (Input input : stage.inputs().values()) {
        String node = input.from().node();
        if (pipeline.stages().containsKey(node) && needs.add(node)) {
          consumers.computeIfAbsent(node, _ -> new ArrayList<>()).add(stage.name());
        }
      }
      open.put(stage.name(), needs);
    }
    TreeSet<String> ready = new TreeSet<>();
    open.forEach((name, needs) -> addIf(needs.isEmpty(), ready, name));
    List<Stage> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      String next = ready.removeFirst();
      order.add(pipeline.stages().get(next));
      open.remove(next);
      for (String consumer : consumers.getOrDefault(next, List.of())) {
        TreeSet<String> needs = open.getOrDefault(consumer, new TreeSet<>());
        needs.remove(next);
        addIf(needs.isEmpty(), ready, consumer);
      }
    }
    return new TopologicalOrder(order, open.isEmpty() ? Optional.empty() : ring(open));
  }

  private static void addIf(boolean condition, TreeSet<String> set, String name) {
    if (condition) {
      set.add(name);
    }
  }

  /** Every open stage needs an open one, so that following the first leads into a ring. */
  private static Optional<List<String>> ring(Map<String, TreeSet<String>> open) {
    List<String> path = new ArrayList<>();
    String at = open.keySet().iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      at = open.getOrDefault(at, new TreeSet<>()).first();
    }
    List<String> ring = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
    ring.add(at);
    return Optional.of(List.copyOf(ring.reversed()));
  }
}
