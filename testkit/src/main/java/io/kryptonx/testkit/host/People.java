package io.kryptonx.testkit.host;

import io.kryptonx.engine.run.Consultation;
import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Lock;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import io.kryptonx.testkit.scenario.TestPipeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do between two runs, as a request says. */
final class People {

  private static final String ADA = "ada";

  private final Store store;
  private final String pipeline;

  People(Store store, HostRequest request) {
    this.store = store;
    this.pipeline = request.pipeline().name();
  }

  /** Does all that a request says. */
  void act(Faults faults) {
    Optional<Fault.Decide> decide = faults.take(Fault.Decide.class, _ -> true);
    while (decide.isPresent()) {
      decide(decide.get());
      decide = faults.take(Fault.Decide.class, _ -> true);
    }
    faults.take(Fault.LockTask.class, _ -> true).ifPresent(fault -> lock(fault.task()));
    faults.take(Fault.UnlockTask.class, _ -> true).ifPresent(fault -> unlock(fault.task()));
  }

  private void lock(TaskId task) {
    Lock lock = latest().lock(task).orElseThrow();
    byte[] form = lock.encode();
    Snapshot content =
        new Snapshot(TestPipeline.TEXT, form.length, store.assets().putDurable(form));
    add(LocksInForce.LOCKED, task, Optional.of(content));
  }

  private void unlock(TaskId task) {
    add(LocksInForce.UNLOCKED, task, Optional.empty());
  }

  private void add(String kind, TaskId task, Optional<Snapshot> content) {
    RunId run = latest().start().run();
    store
        .decisions()
        .add(
            List.of(
                new Decision(
                    kind, Lock.subject(pipeline, task), run, ADA, "", Instant.EPOCH, content)));
  }

  /** Somebody lets all go on of which it is known what it is, whether it was asked about or not. */
  static void approveAll(Store store, RunView view) {
    for (StageNode node : view.graph().stages()) {
      if (node.stage().review().isPresent()) {
        view.tasks(node.stage().name()).stream()
            .filter(task -> task.fingerprint().isPresent())
            .forEach(task -> decide(store, view, task.id(), true, Optional.empty()));
      }
    }
  }

  private void decide(Fault.Decide fault) {
    RunView view = latest();
    Stage stage = view.graph().stage(fault.task().stage()).orElseThrow().stage();
    decide(
        store, view, fault.task(), fault.approved(), fault.instead().map(text -> put(stage, text)));
  }

  private static void decide(
      Store store, RunView view, TaskId task, boolean approved, Optional<Snapshot> instead) {
    store
        .decisions()
        .add(
            List.of(
                new Decision(
                    approved ? Consultation.APPROVED : Consultation.REJECTED,
                    Consultation.subject(view.task(task).orElseThrow().fingerprint().orElseThrow()),
                    view.start().run(),
                    ADA,
                    approved ? "" : "not like this",
                    Instant.EPOCH,
                    instead)));
  }

  private Snapshot put(Stage stage, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(
        Consultation.content(stage).type(), bytes.length, store.assets().putDurable(bytes));
  }

  private RunView latest() {
    RunId run = store.journal().latest(pipeline, 1).getFirst().run();
    return RunRecord.read(store, run).view();
  }
}
