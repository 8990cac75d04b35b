package io.kryptonx.engine.answer;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.engine.select.Items;
import io.kryptonx.engine.select.Selection;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.WorkOrder;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Finds tasks of a run by what people write. */
public final class Tasks {

  private static final int MAX_LISTED = 8;

  private Tasks() {}

  /**
   * The tasks that selectors mean, all or those of some items, stage by stage.
   *
   * @param item text of an item, or a glob over texts; with one iteration, {@code tom#2}
   * @throws KryptonxException NOT_FOUND naming what there is
   */
  public static List<TaskView> find(RunView run, String selectors, Optional<String> item) {
    Selection selection = Selectors.parse(selectors).in(run);
    List<String> stages =
        selection.stages().stream().filter(stage -> run.stage(stage).isPresent()).toList();
    if (stages.isEmpty()) {
      throw noStage(run, selectors, selection);
    }
    List<TaskView> all =
        stages.stream()
            .flatMap(stage -> run.tasks(stage).stream())
            .filter(selection::holds)
            .toList();
    if (item.isEmpty()) {
      return all;
    }
    Items items = Items.parse(item.get());
    List<TaskView> asked = items.of(all, task -> task.item().text());
    if (asked.isEmpty()) {
      asked = items.of(all, Tasks::label);
    }
    if (asked.isEmpty()) {
      throw noItem(run, selectors, items, all);
    }
    return asked;
  }

  private static String label(TaskView task) {
    return task.id().asked();
  }

  private static KryptonxException noStage(RunView run, String selectors, Selection selection) {
    return new KryptonxException(
        ErrorCode.NOT_FOUND,
        selection.stages().isEmpty()
            ? "'%s' is a source, which has no tasks; the stages below are %s+"
                .formatted(selectors, selection.nodes().getFirst())
            : "run %s was without '%s'; it has %s"
                .formatted(
                    run.start().run(),
                    selectors,
                    DidYouMean.listed(
                        run.stages().stream().map(RunView.StageView::name).toList())));
  }

  private static KryptonxException noItem(
      RunView run, String selectors, Items items, List<TaskView> all) {
    if (all.size() == 1 && all.getFirst().item().isEmpty()) {
      return new KryptonxException(
          ErrorCode.NOT_FOUND,
          "stage %s runs once for all items; ask without '%s'".formatted(selectors, items));
    }
    List<String> texts = all.stream().map(task -> task.item().text()).toList();
    return new KryptonxException(
        ErrorCode.NOT_FOUND,
        "stage %s has no task for item '%s' in %s; it has %s%s"
            .formatted(
                selectors,
                items,
                run.start().run(),
                some(all),
                items.closest(texts).map(near -> "; did you mean " + near + "?").orElse("")));
  }

  /**
   * The one task of a stage that is asked for.
   *
   * @throws KryptonxException USAGE if there are several
   */
  public static TaskView single(RunView run, String stage, Optional<String> item) {
    List<TaskView> tasks = find(run, stage, item);
    if (tasks.size() > 1) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "stage %s has %d tasks; name an item: %s".formatted(stage, tasks.size(), some(tasks)));
    }
    return tasks.getFirst();
  }

  /**
   * The task that makes an item of a stage's asset; an item of a folder has one part more.
   *
   * @param taker a task that takes it, in the same iteration of the same loop
   */
  static TaskId maker(RunView run, TaskId taker, String stage, Item item) {
    int dimensions = run.graph().stage(stage).map(node -> node.dimensions().size()).orElse(0);
    return new TaskId(stage, first(item, dimensions), taker.iteration());
  }

  /** The item of the first parts, where there are so many. */
  static Item first(Item item, int parts) {
    return new Item(item.parts().subList(0, Math.min(parts, item.parts().size())));
  }

  /**
   * The work of a task as it would be ordered anew.
   *
   * @throws KryptonxException NOT_FOUND if it never had all its inputs
   */
  public static WorkOrder order(
      RunView run, TaskView task, SortedMap<String, PreparedStage> stages) {
    PreparedStage stage = stages.get(task.id().stage());
    Optional<Fingerprint> fingerprint = task.fingerprint();
    if (stage == null || fingerprint.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          task.id()
              + " was never ready to run in "
              + run.start().run()
              + "; ask: kryptonx why "
              + task.id().stage());
    }
    List<String> dimensions =
        run.graph().stage(task.id().stage()).map(StageNode::dimensions).orElse(List.of());
    return new WorkOrder(
        task.id(),
        Math.max(1, task.attempts()),
        fingerprint.get(),
        stage,
        dimensions,
        task.inputs(),
        0,
        act(run.start(), stage.stage(), task.id(), fingerprint.get()));
  }

  private static Optional<WorkOrder.Act> act(
      RunStart start, Stage stage, TaskId task, Fingerprint fingerprint) {
    return stage
        .effect()
        .map(_ ->
            new WorkOrder.Act(
                EventId.ofEffect(start.pipeline(), stage.known(task), fingerprint),
                start.pipeline(),
                start.run()));
  }

  static String some(List<TaskView> tasks) {
    String listed = String.join(", ", tasks.stream().limit(MAX_LISTED).map(Tasks::label).toList());
    return tasks.isEmpty() ? "none" : tasks.size() > MAX_LISTED ? listed + ", …" : listed;
  }
}
