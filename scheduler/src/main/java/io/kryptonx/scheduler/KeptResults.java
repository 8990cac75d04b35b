package io.kryptonx.scheduler;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.RunStatus;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stages that never run again made in earlier runs, and no task of this run shows: its task
 * was blocked or cancelled, or stands on what other inputs gave, or was not part of this run. Only
 * an item that is gone from a whole run that succeeded is forgotten.
 */
final class KeptResults {

  private KeptResults() {}

  static SortedMap<TaskId, BaseTable.Entry> of(RunState state) {
    SortedMap<TaskId, BaseTable.Entry> kept = new TreeMap<>();
    SortedMap<String, String> stages = stages(state);
    if (stages.isEmpty()) {
      return kept;
    }
    boolean whole = state.outcome() == RunStatus.SUCCEEDED;
    for (BaseTable.Entry entry : state.base.allWithOutputs()) {
      TaskId before = entry.task();
      String name = stages.get(before.stage());
      if (name == null) {
        continue;
      }
      TaskId id = new TaskId(name, before.item(), before.iteration());
      boolean gone = whole && state.stage(name).isPresent();
      if (state.task(id).map(KeptResults::lacks).orElse(!gone)) {
        boolean own = name.equals(before.stage());
        kept.merge(id, entry, (there, renamed) -> own ? renamed : there);
      }
    }
    return kept;
  }

  private static boolean lacks(Task task) {
    return !task.hasOutputs() || task.stale;
  }

  /** The stages of the pipeline that never run again, by their names now and before. */
  private static SortedMap<String, String> stages(RunState state) {
    SortedMap<String, String> stages = new TreeMap<>();
    state.graph.stages().stream()
        .filter(node -> node.stage().rerun().equals(Rerun.NEVER))
        .forEach(node -> {
          node.stage().renamedFrom().ifPresent(old -> stages.putIfAbsent(old, node.name()));
          stages.put(node.name(), node.name());
        });
    return stages;
  }
}
