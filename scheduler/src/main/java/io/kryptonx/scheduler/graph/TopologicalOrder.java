package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
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
    OpenStages open = new OpenStages(pipeline);
    List<Stage> order = open.takeReady().stream().map(name -> pipeline.stages().get(name)).toList();
    SortedSet<String> left = new TreeSet<>(open.needs.keySet());
    List<List<String>> rings = new ArrayList<>();
    while (!open.needs.isEmpty()) {
      rings.add(open.takeRing());
      open.takeReady();
    }
    return new TopologicalOrder(order, List.copyOf(rings), left);
  }

  /** Stages that are not in order yet. Each need is looked at a bounded number of times in all. */
  private static final class OpenStages {

    private final NavigableMap<String, NavigableSet<String>> needs = new TreeMap<>();
    private final Map<String, List<String>> consumers = new TreeMap<>();
    private final NavigableSet<String> ready = new TreeSet<>();

    /** From the first open stage to what it needs first, and so on. */
    private final List<String> path = new ArrayList<>();

    private final Map<String, Integer> onPath = new TreeMap<>();

    OpenStages(Pipeline pipeline) {
      for (Stage stage : pipeline.stages().values()) {
        NavigableSet<String> names = new TreeSet<>(stage.dependsOn());
        stage.inputs().values().forEach(i -> i.from().forEach(from -> names.add(from.node())));
        names.removeIf(name -> !pipeline.stages().containsKey(name));
        pipeline.loopAround(stage.name()).ifPresent(loop -> names.add(loop.name()));
        needs.put(stage.name(), names);
        names.forEach(
            name -> consumers.computeIfAbsent(name, _ -> new ArrayList<>()).add(stage.name()));
        if (names.isEmpty()) {
          ready.add(stage.name());
        }
      }
    }

    /** Takes out all that need nothing open, one after the other. */
    List<String> takeReady() {
      List<String> taken = new ArrayList<>();
      while (!ready.isEmpty()) {
        String next = ready.removeFirst();
        taken.add(next);
        take(List.of(next));
      }
      return taken;
    }

    /** Every open stage needs an open one, so that following the first leads into a ring. */
    List<String> takeRing() {
      shortenPath();
      String at = path.isEmpty() ? needs.firstKey() : firstNeed(path.getLast());
      while (!onPath.containsKey(at)) {
        onPath.put(at, path.size());
        path.add(at);
        at = firstNeed(at);
      }
      List<String> ring = new ArrayList<>(path.subList(onPath.getOrDefault(at, 0), path.size()));
      take(ring);
      ring.add(at);
      return List.copyOf(ring.reversed());
    }

    private String firstNeed(String stage) {
      return needs.getOrDefault(stage, new TreeSet<>()).first();
    }

    /** What was taken is no way on any more; what is before it still is. */
    private void shortenPath() {
      int open = 0;
      while (open < path.size() && needs.containsKey(path.get(open))) {
        open++;
      }
      List<String> gone = path.subList(open, path.size());
      gone.forEach(onPath::remove);
      gone.clear();
    }

    private void take(List<String> names) {
      names.forEach(needs::remove);
      for (String name : names) {
        for (String consumer : consumers.getOrDefault(name, List.of())) {
          NavigableSet<String> left = needs.get(consumer);
          if (left != null && left.remove(name) && left.isEmpty()) {
            ready.add(consumer);
          }
        }
      }
    }
  }
}
