package io.kryptonx.cli.elements;

import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * @param facts what has to be equal whatever the host: the run digest, and of each task its
 *     fingerprint, how it ended and the digests that it made
 * @param counts of each stage how many tasks ended how
 */
record ElementRun(List<String> facts, List<String> counts) {

  static ElementRun read(Store store, RunId run) {
    RunView view = RunRecord.read(store, run).view();
    List<String> facts = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    facts.add(view.status() + " " + view.digest());
    for (RunView.StageView stage : view.stages()) {
      Map<TaskStatus, Integer> ends = new TreeMap<>();
      for (TaskView task : view.tasks(stage.name())) {
        ends.merge(task.status().orElseThrow(), 1, Integer::sum);
        facts.add(fact(task));
      }
      List<String> words = new ArrayList<>();
      ends.forEach((status, n) -> words.add(n + " " + status.name().toLowerCase(Locale.ROOT)));
      counts.add(stage.name() + ": " + (words.isEmpty() ? "no items" : String.join(", ", words)));
    }
    return new ElementRun(facts, counts);
  }

  private static String fact(TaskView task) {
    TaskStatus status = task.status().orElseThrow();
    List<String> outputs = new ArrayList<>();
    task.outputs().forEach((name, value) -> outputs.add(name + "=" + digest(value)));
    String end = status.hasOutputs() ? outputs.toString() : status.name();
    return task.id() + " " + task.fingerprint() + " " + end;
  }

  private static String digest(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> snapshot.toString();
      case Members members -> members.ref().toString();
      case PartialMembers partial -> partial.toString();
      case InputValue.Absent _ -> "absent";
    };
  }
}
