package io.kryptonx.scheduler;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of one stage: all its tasks, in whatever frame. */
final class StageState {

  final StageNode node;
  final Digest key;

  /** Its place among the stages of its frame. */
  final int slot;

  /** In order of creation, which is no order to show. */
  final List<Task> tasks = new ArrayList<>();

  int running;

  /** What its attempts took in this run. */
  Charge spent = Charge.NONE;

  /** What the work of its tasks took, in this run or in those whose results they use. */
  Charge charged = Charge.NONE;

  /** Tasks whose outputs stand although their inputs moved on. */
  int stale;

  /** Whether something takes the records of its failures. */
  boolean hasTaker;

  /** What the run still has to do. */
  private final Remainder all;

  private final @Nullable LoopNode loop;
  private final Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
  private final Table<Item, Task> byItem = new Table<>();
  private final Table<Place, Task> byPass = new Table<>();

  /**
   * A stage without tasks.
   *
   * @param all counts what the run goes on with by itself
   * @param loop the loop in which it stands
   */
  StageState(StageNode node, Digest key, int slot, Remainder all, Optional<LoopNode> loop) {
    this.all = all;
    this.node = node;
    this.key = key;
    this.slot = slot;
    this.loop = loop.orElse(null);
  }

  String name() {
    return node.name();
  }

  /** The loop in which it stands. */
  Optional<LoopNode> loop() {
    return Optional.ofNullable(loop);
  }

  boolean isInLoop() {
    return loop != null;
  }

  /** Adds a task; false if there is one for that item and iteration. */
  boolean add(Task task) {
    Iteration iteration = task.turn.frame.iteration;
    boolean isNew =
        isInLoop()
            ? byPass.putNew(new Place(task.item, iteration), task)
            : byItem.putNew(task.item, task);
    if (isNew) {
      tasks.add(task);
    }
    return isNew;
  }

  /** One of its tasks stands somewhere else. */
  void turned(Task.Phase before, Task.Phase now) {
    all.active(before.isActive(), now.isActive());
  }

  Optional<Task> task(Item item, Iteration iteration) {
    return isInLoop()
        ? byPass.find(new Place(item, iteration))
        : byItem.find(item).filter(_ -> iteration.path().isEmpty());
  }

  /** Whether its failures do not fail the run: something takes their records, or its loop fails. */
  boolean isHandled() {
    return hasTaker || isInLoop();
  }

  /** Whether failures of it keep the run from succeeding. */
  boolean hasOpenFailures() {
    return count(TaskStatus.FAILED) > 0 && !isHandled();
  }

  int count(TaskStatus status) {
    return counts.getOrDefault(status, 0);
  }

  void count(TaskStatus status, int difference) {
    counts.merge(status, difference, Integer::sum);
  }

  /** One task in a loop. */
  private record Place(Item item, Iteration iteration) {}
}
