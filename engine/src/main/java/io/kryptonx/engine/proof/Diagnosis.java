package io.kryptonx.engine.proof;

import io.kryptonx.engine.answer.Tasks;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StopSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Finds out by trying what the outputs of tasks depend on that they do not declare: with nothing
 * changed, and with one thing changed at a time.
 */
final class Diagnosis implements AutoCloseable {

  private static final String EACH_TIME =
      "it makes something else each time: from a clock, by chance, in the order of a hash table, or"
          + " with the name of its folder or process";

  private static final String TOGETHER = "it depends on several of the changes together";

  private final RunView view;
  private final AssetStore base;
  private final CleanRoom.Opener rooms;
  private final SortedMap<String, Perturbation> aspects;
  private final Map<Perturbation, PreparedRoom> opened = new LinkedHashMap<>();

  /**
   * For tasks of one run.
   *
   * @param base the store of the run
   */
  Diagnosis(RunView view, AssetStore base, CleanRoom.Opener rooms, Perturbation perturbation) {
    this.view = view;
    this.base = base;
    this.rooms = rooms;
    this.aspects = perturbation.aspects();
  }

  /** What it is for a task that came out otherwise, in words. */
  String of(TaskView task) {
    if (differs(task, Perturbation.NONE)) {
      return EACH_TIME;
    }
    List<String> causes = new ArrayList<>();
    aspects.forEach((name, aspect) -> {
      if (differs(task, aspect)) {
        causes.add(name);
      }
    });
    return causes.isEmpty() ? TOGETHER : "it depends on " + String.join(", and on ", causes);
  }

  private boolean differs(TaskView task, Perturbation perturbation) {
    PreparedRoom room =
        opened.computeIfAbsent(
            perturbation, changed -> PreparedRoom.of(view.start(), rooms.open(base, changed)));
    Outcome outcome =
        room.room()
            .worker()
            .perform(Tasks.order(view, task, room.prepared().stages()), new StopSignal())
            .outcome();
    SortedMap<String, AssetContent> was = view.named(task.id());
    return !(outcome instanceof Outcome.Succeeded(var outputs) && outputs.equals(was));
  }

  @Override
  public void close() {
    opened.values().forEach(PreparedRoom::close);
  }
}
