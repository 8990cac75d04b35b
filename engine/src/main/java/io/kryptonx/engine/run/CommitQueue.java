package io.kryptonx.engine.run;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.engine.publish.Publisher;
import io.kryptonx.engine.publish.SiteFile;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Entries on their way into the journal, in order, and the orders that wait for them. While one
 * batch is being written the next one gathers.
 */
final class CommitQueue {

  /**
   * How long entries gather that nothing waits for. A commit for each short task would cost more
   * than the task: not only the fsync, other work on the file system waits for it, too.
   */
  private static final Duration GATHERS = Duration.ofMillis(20);

  /** Entries that do not gather any further. */
  private static final int MANY = 4096;

  private final RunParts parts;
  private final RunRecord record;
  private final RunObserver observer;
  private final Inbox<Message> inbox;
  private final Effects effects;
  private final Deque<Held> held = new ArrayDeque<>();
  private List<JournalEntry> gathering = new ArrayList<>();
  private List<JournalEntry> writing = List.of();

  /** What the entries that gather bring, with what it took up to then. */
  private List<ResultIndex.Entry> results = new ArrayList<>();

  private List<PublicationLedger.Entry> published = List.of();
  private List<String> unpublished = List.of();
  private boolean underWay;
  private boolean pausing;

  CommitQueue(RunParts parts, RunRecord record, RunObserver observer, Inbox<Message> inbox) {
    this.parts = parts;
    this.record = record;
    this.observer = observer;
    this.inbox = inbox;
    this.effects = new Effects(parts.store(), record);
  }

  boolean isUnderWay() {
    return underWay || !gathering.isEmpty();
  }

  /** Gives an event its place and time; the clock never runs backwards here. */
  JournalEntry next(Event event) {
    return new JournalEntry(record.sequence() + 1, now(), event);
  }

  /** The time that the next event gets. */
  Instant now() {
    Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(record.last()) ? record.last() : now;
  }

  /** Takes the entries of one decision, once they were applied; they become durable together. */
  void gather(List<JournalEntry> entries) {
    gathering.addAll(entries);
    results.addAll(results(entries));
  }

  /** Holds an order until all entries so far are durable. */
  void hold(Order order) {
    held.add(new Held(record.sequence(), order));
  }

  /** What the ledger of publications gains and loses with the next batch. */
  void ledger(Publisher.Result result) {
    published = result.published();
    unpublished = result.unpublished();
  }

  /**
   * Sees to it that what has gathered is written: now, or a little later where more may gather.
   * While a batch is being written nothing happens.
   *
   * @param urgent whether nothing more is to be waited for
   */
  void commit(boolean urgent) {
    if (underWay || gathering.isEmpty()) {
      return;
    }
    if (urgent || !held.isEmpty() || gathering.size() >= MANY) {
      begin();
    } else if (!pausing) {
      pausing = true;
      parts.executor().after(GATHERS, () -> inbox.put(new Message.CommitDue()));
    }
  }

  /** What gathered meanwhile is written. */
  void due() {
    pausing = false;
    if (!underWay && !gathering.isEmpty()) {
      begin();
    }
  }

  private void begin() {
    writing = gathering;
    gathering = new ArrayList<>();
    Batch batch =
        new Batch(
            run(),
            writing,
            results,
            record.header(),
            published,
            unpublished,
            effects.changes(writing));
    results = new ArrayList<>();
    published = List.of();
    unpublished = List.of();
    long upTo = writing.getLast().sequence();
    Set<Digest> needed = toPublish(writing);
    needed.addAll(effects.content(writing));
    parts.executor().execute(() -> inbox.put(write(batch, needed, upTo)));
    underWay = true;
  }

  private Message write(Batch batch, Set<Digest> needed, long upTo) {
    try {
      if (!needed.isEmpty()) {
        needed.removeAll(parts.store().assets().missing(needed)); // those the publisher refuses
        parts.store().assets().makeDurable(needed);
      }
      parts.store().journal().commit(batch);
      return new Message.Committed(upTo);
    } catch (RuntimeException e) {
      return new Message.CommitFailed(e);
    } catch (Error e) {
      return new Message.CommitFailed(new IllegalStateException("the journal broke: " + e, e));
    }
  }

  /** What a restart needs to complete a publication that these entries begin. */
  private Set<Digest> toPublish(List<JournalEntry> entries) {
    Set<Digest> digests = new TreeSet<>();
    if (entries.stream().anyMatch(e -> e.event() instanceof Event.PublicationStarted)) {
      List<PublishedFile> files = record.view().publication();
      files.forEach(file -> digests.add(file.snapshot().digest()));
      SiteFile.of(files, parts.store().assets(), new HashSet<>())
          .forEach(file -> digests.add(file.file().snapshot().digest()));
    }
    return digests;
  }

  /**
   * A batch could not be written: nothing that came after it can be, either.
   *
   * @return the orders that waited, which are not to be carried out
   */
  List<Order> failed() {
    underWay = false;
    gathering.clear();
    results.clear();
    List<Order> dropped = held.stream().map(Held::order).toList();
    held.clear();
    return dropped;
  }

  /** A batch is durable: tells the observer, and gives the orders that waited for it. */
  List<Order> committed(long sequence) {
    underWay = false;
    List<JournalEntry> written = writing;
    writing = List.of();
    observer.durable(run(), written);
    for (JournalEntry entry : written) {
      switch (entry.event()) {
        case Event.Diverged diverged -> observer.notice(Notices.diverged(diverged));
        case Event.TaskFinished finished ->
            finished.stats().warnings().forEach(w -> observer.notice(finished.task() + ": " + w));
        default -> {} // nothing worth a line of its own
      }
    }
    List<Order> released = new ArrayList<>();
    while (!held.isEmpty() && held.getFirst().sequence() <= sequence) {
      released.add(held.removeFirst().order());
    }
    return released;
  }

  private RunId run() {
    return record.view().start().run();
  }

  private List<ResultIndex.Entry> results(List<JournalEntry> entries) {
    List<ResultIndex.Entry> found = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry.event() instanceof Event.TaskFinished finished) {
        found.add(
            new ResultIndex.Entry(
                finished.fingerprint(),
                new ResultIndex.Made(finished.outputs(), record.view().charge(finished.task())),
                entry.time(),
                renews(finished.task().stage())));
      }
    }
    return found;
  }

  /** A result that may be too old for later runs, or of an effect, makes way for a younger one. */
  private boolean renews(String stage) {
    return record
        .view()
        .graph()
        .stage(stage)
        .filter(node ->
            node.stage().rerun() instanceof Rerun.After || node.stage().effect().isPresent())
        .isPresent();
  }

  /** An order and the sequence number that it waits for. */
  private record Held(long sequence, Order order) {}
}
