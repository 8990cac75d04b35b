package io.kryptonx.engine;

import io.kryptonx.engine.lock.LockQuery;
import io.kryptonx.engine.lock.LockState;
import io.kryptonx.engine.lock.Lockable;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.report.LockReport;
import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.engine.run.LocksInForce.Held;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.select.Glob;
import io.kryptonx.engine.select.Items;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.Lock;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The locks that a store tells of. */
final class StoredLocks implements Locks {

  private static final MediaType FORM = MediaType.parse("application/octet-stream");

  private final Store store;
  private final RunHistory history;
  private final Clock clock;

  StoredLocks(Store store, RunHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public List<LockReport> list() {
    List<Held> held = LocksInForce.of(store, history.pipeline());
    return reports(held, held.isEmpty() ? Optional.empty() : latest());
  }

  private Optional<RunView> latest() {
    return history.latestReadable().map(RunRecord::view);
  }

  private static List<LockReport> reports(List<Held> held, Optional<RunView> latest) {
    return held.stream()
        .map(
            each -> new LockReport(each.lock(), LockState.of(each.lock(), latest), each.decision()))
        .sorted(Comparator.comparing(report -> report.lock().task()))
        .toList();
  }

  @Override
  public List<LockReport> lock(LockQuery query, String by, String note) {
    RunId run = history.find(query.run()).run();
    List<Lock> locks = new Lockable(store, RunRecord.read(store, run).view()).of(query);
    Instant now = now();
    List<Held> made =
        locks.stream()
            .map(lock -> new Held(lock, decision(LocksInForce.LOCKED, lock, by, note, now)))
            .toList();
    store.decisions().add(made.stream().map(Held::decision).toList());
    return reports(made, latest());
  }

  @Override
  public List<LockReport> unlock(String asset, Optional<String> item, String by, String note) {
    List<Held> held = LocksInForce.of(store, history.pipeline());
    Optional<RunView> latest = latest();
    List<Held> meant = held.stream().filter(each -> isMeant(asset, each.lock(), latest)).toList();
    if (item.isPresent()) {
      meant = Items.parse(item.get()).of(meant, each -> each.lock().task().item().text());
    }
    if (meant.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "there is no lock on %s; kryptonx lock lists them all"
              .formatted(item.map(text -> asset + " " + text).orElse(asset)));
    }
    Instant now = now();
    List<Held> back =
        meant.stream()
            .map(each ->
                new Held(each.lock(), decision(LocksInForce.UNLOCKED, each.lock(), by, note, now)))
            .toList();
    List<LockReport> reports = reports(back, latest);
    store.decisions().add(back.stream().map(Held::decision).toList());
    return reports;
  }

  private static boolean isMeant(String asset, Lock lock, Optional<RunView> latest) {
    String stage = lock.task().stage();
    boolean output =
        lock.outputs().keySet().stream().anyMatch(name -> asset.equals(stage + "." + name));
    return output || new Glob(asset).matches(stage) || publishes(asset, lock, latest);
  }

  private static boolean publishes(String path, Lock lock, Optional<RunView> latest) {
    return latest
        .filter(view ->
            view.publication().stream()
                .filter(file -> file.path().equals(path))
                .anyMatch(file -> view.maker(file).equals(Optional.of(lock.task()))))
        .isPresent();
  }

  private Decision decision(String kind, Lock lock, String by, String note, Instant now) {
    return new Decision(
        kind,
        Lock.subject(history.pipeline(), lock.task()),
        lock.run(),
        by,
        note,
        now,
        kind.equals(LocksInForce.LOCKED) ? Optional.of(kept(lock)) : Optional.empty());
  }

  /** What the decision names is durable before it. */
  private Snapshot kept(Lock lock) {
    byte[] form = lock.encode();
    Digest digest = store.assets().putDurable(form);
    store.assets().makeDurable(List.of(digest));
    return new Snapshot(FORM, form.length, digest);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
