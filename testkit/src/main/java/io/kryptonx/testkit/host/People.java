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

  private void decide(Fault.Decide fault) {
    RunView view = latest();
    Stage stage = view.graph().stage(fault.task().stage()).orElseThrow().stage();
    Optional<Snapshot> instead = fault.instead().map(text -> put(stage, text));
    store
        .decisions()
        .add(
            List.of(
                new Decision(
                    fault.approved() ? Consultation.APPROVED : Consultation.REJECTED,
                    Consultation.subject(
                        view.task(fault.task()).orElseThrow().fingerprint().orElseThrow()),
                    view.start().run(),
                    ADA,
                    fault.approved() ? "" : "not like this",
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
