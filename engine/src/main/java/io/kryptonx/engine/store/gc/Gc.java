package io.kryptonx.engine.store.gc;

import io.kryptonx.engine.dead.Letters;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.gc.GcReport.Amount;
import io.kryptonx.engine.store.gc.GcReport.Reason;
import io.kryptonx.engine.store.gc.GcReport.Verdict;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes out what nothing needs. Killed at any moment it leaves a good store, and the next one
 * completes it: first the runs that go are marked as removed, so that nobody looks at them any
 * more; then results and content go; the lists that tell what these runs named, and their journals,
 * last.
 */
public final class Gc {

  /**
   * The longest time that a worker may hold an attempt. Content that no run names stays that long
   * after it was put: the event that names it may still come. Content in the database has no time;
   * it is written together with the events that name it.
   */
  public static final Duration LONGEST_LEASE = Duration.ofHours(1);

  private final Store store;
  private final Clock clock;

  /** Care for a store. */
  public Gc(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Does it.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE_CORRUPT if a run that stays is
   *     damaged so that it cannot be told what it needs; then nothing was changed
   */
  public GcReport collect(GcRequest request, StoreProgress progress) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<RunHeader> runs = store.upkeep().runs();
    GcRequest rules = request.saysNothing() ? request.with(DeclaredRules.of(store, runs)) : request;
    List<Verdict> selected = Selection.of(runs, rules, dead(), now);
    Marks marks = Marks.of(store, selected, progress);
    List<Verdict> verdicts =
        selected.stream().filter(v -> !marks.emptied.contains(v.run().run())).toList();
    Sweep sweep = new Sweep(store, marks, now.minus(LONGEST_LEASE), progress);
    sweep.look();
    Forgetting forgetting = new Forgetting(store, sweep::stays);
    long compacted = 0;
    if (request.dryRun()) {
      forgetting.count();
    } else {
      remove(verdicts, now);
      forgetting.forget();
      sweep.sweepContent();
      sweep.sweepLists();
      gone(verdicts).forEach(run -> store.upkeep().dropJournal(run.run()));
      compacted = store.upkeep().compact();
    }
    prove(marks, sweep, progress);
    return new GcReport(
        request.dryRun(),
        verdicts,
        sweep.swept(),
        forgetting.results(),
        forgetting.fileStates(),
        sweep.young(),
        sweep.reachable(),
        Math.max(0, marks.live.size() - sweep.reachable().contents()),
        compacted);
  }

  /** The runs that dead letters need. */
  private Set<RunId> dead() {
    Set<RunId> needed = new TreeSet<>();
    for (String pipeline : store.journal().pipelines()) {
      try {
        needed.addAll(Letters.of(store, new RunHistory(store, pipeline), true).needed());
      } catch (KryptonxException | InvariantViolation _) {
        // A run that cannot be read is told by the pass that marks, where it is needed.
      }
    }
    return needed;
  }

  private void remove(List<Verdict> verdicts, Instant now) {
    List<RunHeader> going =
        verdicts.stream()
            .filter(verdict -> verdict.reason() == Reason.REMOVED)
            .map(verdict -> verdict.run().with(new RunBody.Removed(now)))
            .toList();
    if (!going.isEmpty()) {
      store.upkeep().remove(going);
    }
  }

  private static List<RunHeader> gone(List<Verdict> verdicts) {
    return verdicts.stream().filter(v -> !v.reason().stays()).map(Verdict::run).toList();
  }

  /** What is needed is all there, as before. */
  private void prove(Marks marks, Sweep sweep, StoreProgress progress) {
    Amount[] found = {Amount.NONE};
    progress.at("proving that what is needed is there", 0, 0);
    Sweep.goThrough(
        store,
        (digest, kept) -> {
          if (marks.live.contains(digest)) {
            found[0] = found[0].plus(kept.bytes());
          }
        });
    InvariantViolation.check(
        found[0].equals(sweep.reachable()),
        "content that is needed was swept: %s of %s is left"
            .formatted(found[0], sweep.reachable()));
  }
}
