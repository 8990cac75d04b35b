package io.kryptonx.engine.lock;

import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.engine.select.Items;
import io.kryptonx.engine.select.Selection;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.Lock;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks of a run that can be locked, since all that they made is there. */
public final class Lockable {

  private final Store store;
  private final RunView view;

  /** Tasks of a run. */
  public Lockable(Store store, RunView view) {
    this.store = store;
    this.view = view;
  }

  /**
   * The locks that hold what is meant; all that they hold is durable then.
   *
   * @throws KryptonxException NOT_FOUND if nothing is meant, or what is meant is not all there;
   *     USAGE if an effect is meant
   */
  public List<Lock> of(LockQuery query) {
    List<TaskView> tasks = meant(query).stream().filter(task -> !task.outputs().isEmpty()).toList();
    if (tasks.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "run %s has made nothing of %s; kryptonx show tells what a run has"
              .formatted(
                  view.start().run(),
                  query.item().map(item -> query.asset() + " " + item).orElse(query.asset())));
    }
    List<Lock> locks = new ArrayList<>();
    for (TaskView task : tasks) {
      StageNode stage = view.graph().stage(task.id().stage()).orElseThrow();
      if (stage.stage().effect().isPresent()) {
        throw new KryptonxException(
            ErrorCode.USAGE,
            "stage " + stage.name() + " acts on the outside, which a lock would keep it from");
      }
      locks.add(lock(task));
    }
    return locks;
  }

  private Lock lock(TaskView task) {
    Lock lock = view.lock(task.id()).orElseThrow();
    if (!LocksInForce.keep(store, lock)) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "what run %s had made of %s is not all in the store any more; run again, and lock that"
              .formatted(view.start().run(), task.id()));
    }
    return lock;
  }

  private List<TaskView> meant(LockQuery query) {
    Optional<TaskId> published =
        view.publication().stream()
            .filter(file -> file.path().equals(query.asset()))
            .findFirst()
            .flatMap(view::maker);
    if (published.isPresent()) {
      return view.task(published.get()).stream().toList();
    }
    Selection selection = Selectors.parse(List.of(stage(query.asset()))).in(view);
    List<TaskView> tasks =
        selection.stages().stream()
            .flatMap(stage -> view.tasks(stage).stream())
            .filter(selection::holds)
            .toList();
    return query
        .item()
        .map(item -> Items.parse(item).of(tasks, task -> task.item().text()))
        .orElse(tasks);
  }

  /** The stage of an output: what was made together is locked together. */
  private String stage(String asset) {
    int dot = asset.indexOf(':') < 0 ? asset.lastIndexOf('.') : -1;
    if (dot < 0) {
      return asset;
    }
    String stage = asset.substring(0, dot);
    boolean known =
        view.graph()
            .stage(stage)
            .filter(node -> node.stage().outputs().containsKey(asset.substring(dot + 1)))
            .isPresent();
    if (!known) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "'%s' is neither a stage with such an output nor a path that run %s published"
              .formatted(asset, view.start().run()));
    }
    return stage;
  }
}
