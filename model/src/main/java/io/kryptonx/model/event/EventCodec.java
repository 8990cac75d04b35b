package io.kryptonx.model.event;

import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The form of journal entries at rest. Each kind of event has a tag that is never given to another
 * kind; golden files pin the bytes.
 */
public final class EventCodec {

  /** The version of the form. */
  public static final int FORMAT = 2;

  /** The most bytes of one event. */
  public static final int MAX_EVENT_BYTES = 256 * 1024;

  /** The start of a run that does dead letters again; without one, bytes are as before. */
  private static final int REDRIVE = 30;

  /** The start of a run in which tasks are locked. */
  private static final int LOCKED = 42;

  /** The start of a run that is both. */
  private static final int LOCKED_REDRIVE = 43;

  /** Found results of which it is known what they took. */
  private static final int FOUND_CHARGED = 50;

  /** An attempt that cost something finished its task. */
  private static final int FINISHED_AT_COST = 51;

  /** An attempt that cost something failed. */
  private static final int FAILED_AT_COST = 52;

  private EventCodec() {}

  /**
   * Appends an entry.
   *
   * @throws InvariantViolation if the event is larger than {@link #MAX_EVENT_BYTES}
   */
  public static void write(CanonicalWriter out, JournalEntry entry) {
    int start = out.length();
    out.number(entry.sequence()).number(entry.time().toEpochMilli());
    event(out, entry.event());
    InvariantViolation.check(
        out.length() - start <= MAX_EVENT_BYTES,
        "event " + entry.sequence() + " is larger than 256 KiB: " + entry.event().getClass());
  }

  /** Reads an entry. */
  public static JournalEntry read(CanonicalReader in) {
    return in.checked(
        i -> new JournalEntry(i.number(), Instant.ofEpochMilli(i.number()), event(i)));
  }

  private static void event(CanonicalWriter out, Event event) {
    switch (event) {
      case Event.RunStarted(var start) -> start.write(out.count(startTag(start)));
      case Event.EngineStarted(var epoch) -> out.count(2).number(epoch);
      case Event.SourceChanged(var source, var heads) ->
          out.count(3).text(source).list(heads, EventCodec::head);
      case Event.ChunkReused(var chunk, var positions) ->
          out.count(4).digest(chunk).list(positions, CanonicalWriter::count);
      case Event.ResultsFound(var results) -> found(out, results);
      case Event.AttemptsStarted(var epoch, var attempts) ->
          out.count(6).number(epoch).list(attempts, EventCodec::attempt);
      case Event.AttemptsWithheld(var tasks) ->
          out.count(53).list(tasks, (o, task) -> task.write(o));
      case Event.BudgetSpent(var used, var tasks) -> out.count(54).text(used).count(tasks);
      case Event.ConditionsDecided(var conditions) ->
          out.count(16).list(conditions, EventCodec::condition);
      case Event.ReviewsParked(var tasks) -> out.count(40).list(tasks, (o, task) -> task.write(o));
      case Event.ReviewsDecided(var reviews) -> out.count(41).list(reviews, EventCodec::review);
      case Event.LocksLost(var tasks) -> out.count(44).list(tasks, (o, task) -> task.write(o));
      case Event.IterationsJudged(var judgements) -> LoopEvents.judgements(out, judgements);
      case Event.LoopsEnded(var ends) -> out.count(19).list(ends, LoopEvents::end);
      case Event.TaskFinished finished ->
          finished(out.count(finished.stats().costMicros() > 0 ? FINISHED_AT_COST : 7), finished);
      case Event.AttemptFailed failed ->
          failed(out.count(failed.stats().costMicros() > 0 ? FAILED_AT_COST : 17), failed);
      case Event.InputsLost(var task, var attempt, var digests) -> {
        task.write(out.count(9));
        out.count(attempt).list(digests, CanonicalWriter::digest);
      }
      case Event.Diverged(var task, var known, var found) -> {
        task.write(out.count(10));
        digests(out, known);
        digests(out, found);
      }
      case Event.PublicationStarted(var set) -> out.count(11).digest(set.root()).count(set.count());
      case Event.Published(var set) -> out.count(12).digest(set.root()).count(set.count());
      case Event.PublicationRefused(var reason) -> out.count(13).text(reason);
      case Event.RunCancelled() -> out.count(14);
      case Event.RunEnded(var status, var manifest, var details) ->
          out.count(15).text(status.name()).digest(manifest).digest(details);
    }
  }

  private static Event event(CanonicalReader in) {
    int tag = in.count();
    return switch (tag) {
      case 1 -> new Event.RunStarted(RunStart.read(in, false, false));
      case REDRIVE -> new Event.RunStarted(RunStart.read(in, true, false));
      case LOCKED -> new Event.RunStarted(RunStart.read(in, false, true));
      case LOCKED_REDRIVE -> new Event.RunStarted(RunStart.read(in, true, true));
      case 2 -> new Event.EngineStarted(in.number());
      case 3 -> new Event.SourceChanged(in.text(), in.list(EventCodec::head));
      case 4 -> new Event.ChunkReused(in.digest(), in.list(CanonicalReader::count));
      case 5 -> new Event.ResultsFound(in.list(i -> found(i, false)));
      case FOUND_CHARGED -> new Event.ResultsFound(in.list(i -> found(i, true)));
      case 6 -> new Event.AttemptsStarted(in.number(), in.list(EventCodec::attempt));
      case 7 -> finished(in, false);
      case FINISHED_AT_COST -> finished(in, true);
      case 8 -> failed(in, false, false);
      case 9 -> new Event.InputsLost(TaskId.read(in), in.count(), in.list(CanonicalReader::digest));
      case 10 -> new Event.Diverged(TaskId.read(in), digests(in), digests(in));
      case 11 -> new Event.PublicationStarted(new CollectionRef(in.digest(), in.count()));
      case 12 -> new Event.Published(new CollectionRef(in.digest(), in.count()));
      case 13 -> new Event.PublicationRefused(in.text());
      case 14 -> new Event.RunCancelled();
      case 15 -> new Event.RunEnded(RunStatus.valueOf(in.text()), in.digest(), in.digest());
      case 17 -> failed(in, true, false);
      case FAILED_AT_COST -> failed(in, true, true);
      case LoopEvents.JUDGED -> new Event.IterationsJudged(in.list(LoopEvents::judgement));
      case LoopEvents.JUDGED_WITH -> new Event.IterationsJudged(in.list(LoopEvents::judgementWith));
      case 19 -> new Event.LoopsEnded(in.list(LoopEvents::end));
      case 16 -> new Event.ConditionsDecided(in.list(EventCodec::condition));
      case 40 -> new Event.ReviewsParked(in.list(TaskId::read));
      case 44 -> new Event.LocksLost(in.list(TaskId::read));
      case 53 -> new Event.AttemptsWithheld(in.list(TaskId::read));
      case 54 -> new Event.BudgetSpent(in.text(), in.count());
      case 41 -> new Event.ReviewsDecided(in.list(EventCodec::review));
      default -> throw new InvariantViolation("journal holds an event with tag " + tag);
    };
  }

  private static int startTag(RunStart start) {
    boolean redrive = start.redrive().isPresent();
    return start.locks().isPresent() ? redrive ? LOCKED_REDRIVE : LOCKED : redrive ? REDRIVE : 1;
  }

  private static void head(CanonicalWriter out, Head head) {
    out.list(head.item().parts(), CanonicalWriter::text);
    out.optional(head.snapshot(), (o, snapshot) -> snapshot.write(o));
  }

  private static Head head(CanonicalReader in) {
    return new Head(new Item(in.list(CanonicalReader::text)), in.optional(Snapshot::read));
  }

  private static void found(CanonicalWriter out, List<Event.Found> results) {
    boolean charged = results.stream().anyMatch(found -> !found.charge().equals(Charge.NONE));
    out.count(charged ? FOUND_CHARGED : 5)
        .list(
            results,
            (o, found) -> {
              found.task().write(o);
              o.digest(found.fingerprint().digest());
              RunStart.contents(o, found.outputs());
              if (charged) {
                found.charge().write(o);
              }
            });
  }

  private static Event.Found found(CanonicalReader in, boolean charged) {
    return new Event.Found(
        TaskId.read(in),
        new Fingerprint(in.digest()),
        RunStart.contents(in),
        charged ? Charge.read(in) : Charge.NONE);
  }

  private static void attempt(CanonicalWriter out, Event.Attempt attempt) {
    attempt.task().write(out);
    out.count(attempt.number());
  }

  private static Event.Attempt attempt(CanonicalReader in) {
    return new Event.Attempt(TaskId.read(in), in.count());
  }

  private static void condition(CanonicalWriter out, Event.Condition condition) {
    condition.task().write(out);
    out.flag(condition.holds()).optional(condition.error(), CanonicalWriter::text);
  }

  private static Event.Condition condition(CanonicalReader in) {
    return new Event.Condition(TaskId.read(in), in.flag(), in.optional(CanonicalReader::text));
  }

  private static void finished(CanonicalWriter out, Event.TaskFinished finished) {
    finished.task().write(out);
    out.count(finished.attempt()).digest(finished.fingerprint().digest());
    RunStart.contents(out, finished.outputs());
    stats(out, finished.stats());
  }

  private static Event finished(CanonicalReader in, boolean atCost) {
    return new Event.TaskFinished(
        TaskId.read(in),
        in.count(),
        new Fingerprint(in.digest()),
        RunStart.contents(in),
        stats(in, atCost));
  }

  private static void review(CanonicalWriter out, Event.Review review) {
    review.task().write(out);
    out.digest(review.fingerprint().digest());
    RunStart.contents(out, review.outputs());
    out.optional(review.refused(), (o, failure) -> failure.write(o));
  }

  private static Event.Review review(CanonicalReader in) {
    return new Event.Review(
        TaskId.read(in),
        new Fingerprint(in.digest()),
        RunStart.contents(in),
        in.optional(Failure::read));
  }

  private static void failed(CanonicalWriter out, Event.AttemptFailed failed) {
    failed.task().write(out);
    failed.failure().write(out.count(failed.attempt()));
    stats(out, failed.stats());
    out.optional(failed.retryAt().map(Instant::toEpochMilli), CanonicalWriter::number);
  }

  /** Before the time of the next attempt was said, all but lost ones followed at once. */
  private static Event failed(CanonicalReader in, boolean saysWhen, boolean atCost) {
    TaskId task = TaskId.read(in);
    int attempt = in.count();
    Failure failure = Failure.read(in);
    AttemptStats stats = stats(in, atCost);
    Optional<Instant> before =
        failure.kind() == Failure.Kind.LOST ? Optional.empty() : Optional.of(Instant.EPOCH);
    return new Event.AttemptFailed(
        task,
        attempt,
        failure,
        stats,
        saysWhen ? in.optional(CanonicalReader::number).map(Instant::ofEpochMilli) : before);
  }

  private static void stats(CanonicalWriter out, AttemptStats stats) {
    out.number(stats.waitedMillis()).number(stats.workedMillis());
    out.optional(stats.log(), (o, log) -> log.write(o))
        .list(stats.warnings(), CanonicalWriter::text);
    if (stats.costMicros() > 0) {
      out.number(stats.costMicros());
    }
  }

  private static AttemptStats stats(CanonicalReader in, boolean atCost) {
    return new AttemptStats(
        in.number(),
        in.number(),
        in.optional(Snapshot::read),
        in.list(CanonicalReader::text),
        atCost ? cost(in.number()) : 0);
  }

  private static long cost(long micros) {
    InvariantViolation.check(micros > 0, "journal holds a cost of " + micros);
    return micros;
  }

  private static void digests(CanonicalWriter out, SortedMap<String, Digest> digests) {
    out.list(digests.entrySet(), (o, entry) -> o.text(entry.getKey()).digest(entry.getValue()));
  }

  private static SortedMap<String, Digest> digests(CanonicalReader in) {
    return in.map(CanonicalReader::digest);
  }
}
