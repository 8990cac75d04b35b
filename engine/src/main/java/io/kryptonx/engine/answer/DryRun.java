package io.kryptonx.engine.answer;

import io.kryptonx.engine.run.LookUps;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The run that would be, as far as it goes without executing anything: the real core with the real
 * look-ups, whose events are applied and forgotten.
 *
 * @param record its state: tasks that are ready are those that would run
 * @param resumes the unfinished run that would be continued
 */
public record DryRun(RunRecord record, Optional<RunId> resumes) {

  /** Goes as far as it can. */
  public static DryRun of(Store store, RunHistory history, PreparedRun prepared) {
    Optional<RunHeader> unfinished =
        history.unfinished().filter(run -> run.inputs().equals(inputs(prepared, run)));
    RunRecord record =
        unfinished
            .map(run -> RunRecord.read(store, run.run()))
            .orElseGet(() -> new RunRecord(store.assets()));
    Request first =
        unfinished.isPresent()
            ? new Request.Resume(Long.MAX_VALUE)
            : new Request.Start(
                prepared.start(history.next(), history.base()), List.of(), Long.MAX_VALUE);
    advance(record, first, new LookUps(store));
    return new DryRun(record, unfinished.map(RunHeader::run));
  }

  private static io.kryptonx.model.identity.Digest inputs(PreparedRun prepared, RunHeader run) {
    RunStart start = prepared.start(run.run(), Optional.empty());
    return start.inputsDigest();
  }

  private static void advance(RunRecord record, Request first, LookUps lookUps) {
    Deque<Request> requests = new ArrayDeque<>(List.of(first));
    while (!requests.isEmpty()) {
      for (Event event : record.scheduler().decide(requests.remove()).events()) {
        JournalEntry entry = new JournalEntry(record.sequence() + 1, Instant.EPOCH, event);
        for (Order order : record.add(entry)) {
          if (order instanceof Order.LookUp(var inquiries)) {
            lookUps.ask(inquiries);
          }
        }
      }
      lookUps.answer(misses -> {}).ifPresent(requests::add);
    }
  }
}
