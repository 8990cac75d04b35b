package io.kryptonx.engine.answer;

import static io.kryptonx.model.task.TaskStatus.BLOCKED;
import static io.kryptonx.model.task.TaskStatus.FAILED;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what failed above blocked tasks, stage by stage up to where it began. What is above is gone
 * through once, and without a deep stack, however many stages lie between.
 */
final class Blockers {

  private static final int MAX_NAMED = 3;
  private static final int MAX_REASONS = 10;

  private final RunView run;
  private final Map<Place, SortedSet<String>> known = new HashMap<>();

  Blockers(RunView run) {
    this.run = run;
  }

  /** What blocks a task: {@code thumbnail failed}. */
  String of(TaskView task) {
    SortedSet<String> reasons = reasons(new Place(task.id().stage(), Optional.of(task.id())));
    String first = reasons.stream().limit(MAX_REASONS).collect(Collectors.joining("; "));
    return reasons.isEmpty()
        ? "something above failed"
        : reasons.size() > MAX_REASONS ? first + "; …" : first;
  }

  private SortedSet<String> reasons(Place asked) {
    Deque<Place> open = new ArrayDeque<>(List.of(asked));
    while (!open.isEmpty()) {
      Place place = open.getLast();
      Above above = known.containsKey(place) ? Above.NOTHING : above(place);
      List<Place> unknown = above.further().stream().filter(p -> !known.containsKey(p)).toList();
      if (unknown.isEmpty()) {
        known.computeIfAbsent(place, _ -> sum(above));
        open.removeLast();
      } else {
        open.addAll(unknown);
      }
    }
    return known.getOrDefault(asked, new TreeSet<>());
  }

  /** The first of all reasons by their text, and one more to tell that there are more. */
  private SortedSet<String> sum(Above above) {
    SortedSet<String> sum = new TreeSet<>(above.failed());
    above.further().forEach(place -> sum.addAll(known.getOrDefault(place, new TreeSet<>())));
    while (sum.size() > MAX_REASONS + 1) {
      sum.removeLast();
    }
    return sum;
  }

  private Above above(Place place) {
    Above above = new Above(new ArrayList<>(), new ArrayList<>());
    Optional<TaskView> task = place.task().flatMap(run::task);
    List<TaskView> all = task.isPresent() ? List.of() : run.tasks(place.stage());
    List<Item> failed = all.stream().filter(t -> is(t, FAILED)).map(TaskView::item).toList();
    if (!failed.isEmpty()) {
      above.failed().add(place.stage() + " failed" + named(failed));
    }
    if (task.isPresent() || all.stream().anyMatch(t -> is(t, BLOCKED))) {
      for (Port port : ports(place.stage())) {
        if (task.isEmpty() || !task.get().inputs().containsKey(port.input().name())) {
          port.alternatives().forEach(asset -> add(task, port, asset.ref().node(), above));
        }
      }
      run.graph().stage(place.stage()).stream()
          .flatMap(stage -> stage.stage().dependsOn().stream())
          .forEach(before -> above.further().add(new Place(before, Optional.empty())));
    }
    return above;
  }

  /** What is wrong with an input: of one task that with the item that it needs. */
  private void add(Optional<TaskView> task, Port port, String node, Above above) {
    if (run.stage(node).isEmpty()) {
      return;
    }
    Optional<TaskView> made =
        task.filter(_ -> !port.isCollection())
            .flatMap(t -> run.task(Tasks.maker(run, t.id(), node, port.project(t.item()))));
    if (made.isEmpty()) {
      above.further().add(new Place(node, Optional.empty()));
    } else if (is(made.get(), FAILED)) {
      above.failed().add(node + " failed");
    } else if (is(made.get(), BLOCKED)) {
      above.further().add(new Place(node, Optional.of(made.get().id())));
    }
  }

  private List<Port> ports(String stage) {
    return run.graph().stage(stage).map(StageNode::ports).orElse(List.of());
  }

  private static boolean is(TaskView task, TaskStatus status) {
    return task.status().filter(s -> s == status).isPresent();
  }

  private static String named(List<Item> items) {
    if (items.getFirst().isEmpty()) {
      return "";
    }
    int more = items.size() - MAX_NAMED;
    return " for "
        + items.stream().limit(MAX_NAMED).toList()
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * A task, or all tasks of a stage.
   *
   * @param task empty for all of the stage
   */
  private record Place(String stage, Optional<TaskId> task) {}

  /**
   * What is right above a place.
   *
   * @param failed what failed there, in words
   * @param further where to go on
   */
  private record Above(List<String> failed, List<Place> further) {
    static final Above NOTHING = new Above(List.of(), List.of());
  }
}
