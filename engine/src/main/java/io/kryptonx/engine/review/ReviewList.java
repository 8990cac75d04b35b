package io.kryptonx.engine.review;

import io.kryptonx.engine.run.Consultation;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people decide about in the latest run of a pipeline. What an earlier run waited for is not
 * to be decided any more: the latest one asks for what it has itself.
 *
 * @param view the latest run; empty where there is none
 * @param all by stage in topological order, then by item
 */
public record ReviewList(Optional<RunView> view, List<Review> all) {

  public ReviewList {
    all = List.copyOf(all);
  }

  /** The reviews of a pipeline. */
  public static ReviewList of(Store store, RunHistory history) {
    Optional<RunRecord> latest = history.latestReadable();
    if (latest.isEmpty()) {
      return new ReviewList(Optional.empty(), List.of());
    }
    RunRecord record = latest.get();
    Map<Digest, Decision> decisions = Consultation.latest(store, history.pipeline());
    RunView view = record.view();
    List<Review> all = new ArrayList<>();
    for (StageView stage : view.stages()) {
      if (view.graph().stage(stage.name()).flatMap(n -> n.stage().review()).isPresent()) {
        for (TaskView task : view.tasks(stage.name())) {
          review(record, task, decisions).ifPresent(all::add);
        }
      }
    }
    return new ReviewList(Optional.of(view), all);
  }

  /** One whose inputs are not known, or that does not reach people, asks nothing. */
  private static Optional<Review> review(
      RunRecord record, TaskView task, Map<Digest, Decision> decisions) {
    Optional<Decision> decision = task.fingerprint().map(Consultation::subject).map(decisions::get);
    boolean waits = record.parkedAt(task.id()).isPresent();
    return waits || decision.isPresent()
        ? Optional.of(new Review(task, record.view(), record.parkedAt(task.id()), decision))
        : Optional.empty();
  }
}
