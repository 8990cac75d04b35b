package io.kryptonx.cli;

import io.kryptonx.engine.Locks;
import io.kryptonx.engine.lock.LockQuery;
import io.kryptonx.engine.lock.LockState;
import io.kryptonx.engine.report.LockReport;
import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Lock;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Some locks, and what was asked about them. */
final class FakeLocks implements Locks {

  final List<String> asked = new ArrayList<>();
  List<LockReport> locks =
      List.of(
          report("cats/tom", LockState.HELD, "the customer likes it"),
          report("evil\u001B[2J\u202Egpj\nname", LockState.STALE, "\u001B[31mred"),
          report("gone", LockState.ORPHANED, ""),
          report("lost", LockState.BROKEN, ""));

  @Override
  public List<LockReport> list() {
    return locks;
  }

  @Override
  public List<LockReport> lock(LockQuery query, String by, String note) {
    asked.add("lock " + query + " by " + by + ": " + note);
    return locks.subList(0, 2);
  }

  @Override
  public List<LockReport> unlock(String asset, Optional<String> item, String by, String note) {
    asked.add("unlock " + asset + " " + item + " by " + by + ": " + note);
    return locks.subList(0, 1);
  }

  private static LockReport report(String item, LockState state, String note) {
    Map<String, AssetContent> outputs =
        Map.of("thumb", Samples.snapshot("image/jpeg", 812, "thumb"));
    TaskId task = new TaskId("thumbnail", Item.of(item));
    return new LockReport(
        new Lock(
            task,
            Samples.RUN,
            Optional.of(new Fingerprint(Samples.digest("work of " + item))),
            new TreeMap<>(outputs)),
        state,
        new Decision(
            LocksInForce.LOCKED,
            Lock.subject("gallery", task),
            Samples.RUN,
            "ada",
            note,
            Instant.parse("2030-01-31T17:05:00Z")));
  }
}
