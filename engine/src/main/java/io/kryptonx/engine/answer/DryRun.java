package io.kryptonx.engine.answer;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.run.Consultation;
import io.kryptonx.engine.run.LookUps;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.Decision;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.StopSignal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public static DryRun of(Store store, RunHistory history, PreparedRun prepared, Clock clock) {
    Optional<RunHeader> unfinished = history.unfinished();
    if (unfinished.isPresent() && isContinued(unfinished.get(), prepared)) {
      RunId run = unfinished.get().run();
      RunRecord record = RunRecord.read(store, run);
      advance(
          record,
          new Request.Resume(Long.MAX_VALUE),
          new LookUps(store, clock),
          new Consultation(store, true));
      return new DryRun(record, Optional.of(run));
    }
    Map<Digest, byte[]> kept = new HashMap<>();
    Optional<BaseRun> base =
        unfinished.isPresent()
            ? Optional.of(superseded(RunRecord.read(store, unfinished.get().run()), kept))
            : history.base();
    RunRecord record =
        new RunRecord(digest -> {
          byte[] bytes = kept.get(digest);
          return bytes != null ? bytes : store.assets().get(digest);
        });
    RunStart start = prepared.evaluated(new StopSignal()).start(history.next(), base);
    advance(
        record,
        new Request.Start(start, List.of(), Long.MAX_VALUE),
        new LookUps(store, clock),
        new Consultation(store, true));
    return new DryRun(record, Optional.empty());
  }

  private static boolean isContinued(RunHeader run, PreparedRun prepared) {
    return prepared.isContinuing(run.run(), run.inputs(), run.sources());
  }

  /** The base that an unfinished run would be, once it was completed or made way for this one. */
  private static BaseRun superseded(RunRecord record, Map<Digest, byte[]> kept) {
    Request last =
        record.view().isPublishing()
            ? new Request.PublicationEnded(Optional.empty())
            : new Request.Supersede();
    Decision decision = record.scheduler().decide(last);
    kept.putAll(decision.contents());
    if (decision.events().getLast() instanceof Event.RunEnded(_, var manifest, var details)) {
      RunStart start = record.view().start();
      return new BaseRun(start.run(), manifest, details, start.sources());
    }
    throw new InvariantViolation("a run that makes way does not end");
  }

  private static void advance(
      RunRecord record, Request first, LookUps lookUps, Consultation consultation) {
    Deque<Request> requests = new ArrayDeque<>(List.of(first));
    while (!requests.isEmpty() || lookUps.isOpen()) {
      List<Event> events =
          requests.isEmpty() ? List.of() : record.scheduler().decide(requests.remove()).events();
      for (Event event : events) {
        JournalEntry entry = new JournalEntry(record.sequence() + 1, Instant.EPOCH, event);
        for (Order order : record.add(entry)) {
          switch (order) {
            case Order.LookUp(var inquiries) -> lookUps.ask(inquiries);
            case Order.Consult(var questions) ->
                requests.add(consultation.answer(questions, record.view()));
            default -> {} // nothing is executed
          }
        }
      }
      lookUps.answer(misses -> {}).ifPresent(requests::add);
    }
  }
}
