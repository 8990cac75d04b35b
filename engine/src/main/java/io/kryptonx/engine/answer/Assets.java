package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the snapshots of a source or a stage in a run. */
public final class Assets {

  private final RunView run;

  /** The assets of a run. */
  public Assets(RunView run) {
    this.run = run;
  }

  /**
   * The snapshots of a node.
   *
   * @param item text of the item; for outputs with many items each, that of the task or of the
   *     whole
   * @throws KryptonxException NOT_FOUND
   */
  public AssetReport of(String node, Optional<String> item) {
    List<Entry> entries = new ArrayList<>();
    InputValue source = run.sources().get(node);
    if (source != null) {
      source(node, source, entries);
    } else if (run.stage(node).isPresent()) {
      run.tasks(node).forEach(task -> task(task, entries));
    } else {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "run %s has no source or stage '%s'; it has %s and %s"
              .formatted(
                  run.start().run(),
                  node,
                  run.sources().keySet(),
                  run.stages().stream().map(RunView.StageView::name).toList()));
    }
    List<Entry> asked =
        entries.stream()
            .filter(entry -> item.isEmpty() || matches(entry.item().text(), item.get()))
            .toList();
    if (asked.isEmpty() && item.isPresent()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "%s has no item '%s' in %s; list them with: kryptonx show %s"
              .formatted(node, item.get(), run.start().run(), node));
    }
    return new AssetReport(node, run.start().run(), asked);
  }

  private static boolean matches(String text, String asked) {
    return text.equals(asked) || text.startsWith(asked + "::");
  }

  private void source(String name, InputValue value, List<Entry> entries) {
    switch (value) {
      case Snapshot snapshot -> entries.add(source(name, Item.EMPTY, snapshot));
      case PartialMembers _ -> {} // only inputs are partial
      case Members members ->
          members.list().forEach(m -> entries.add(source(name, m.item(), m.snapshot())));
      case InputValue.Absent _ -> {}
    }
  }

  private Entry source(String name, Item item, Snapshot snapshot) {
    EventId id =
        EventId.ofSource(run.start().pipeline(), name, item, Optional.of(snapshot.digest()));
    return new Entry(item, name, Optional.empty(), Optional.of(snapshot), Optional.of(id));
  }

  private void task(TaskView task, List<Entry> entries) {
    if (task.outputs().isEmpty()) {
      entries.add(new Entry(task.item(), "", task.status(), Optional.empty(), Optional.empty()));
    }
    task.outputs().forEach((name, value) -> output(task, name, value, entries));
  }

  private void output(TaskView task, String name, InputValue value, List<Entry> entries) {
    switch (value) {
      case Snapshot snapshot -> entries.add(entry(task, task.item(), name, snapshot));
      case PartialMembers _ -> {} // only inputs are partial
      case Members members -> {
        for (Member member : members.list()) {
          List<String> parts = new ArrayList<>(task.item().parts());
          parts.addAll(member.item().parts());
          entries.add(entry(task, new Item(parts), name, member.snapshot()));
        }
      }
      case InputValue.Absent _ -> {}
    }
  }

  private Entry entry(TaskView task, Item item, String output, Snapshot snapshot) {
    Optional<EventId> id =
        task.fingerprint()
            .map(f ->
                EventId.ofOutput(
                    run.start().pipeline(), new TaskId(task.id().stage(), item), output, f));
    return new Entry(item, output, task.status(), Optional.of(snapshot), id);
  }
}
