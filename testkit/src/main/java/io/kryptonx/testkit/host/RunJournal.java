package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The journal of one run in a store: what was decided and is not durable yet, and committing it.
 */
final class RunJournal {

  private final Store store;
  private final List<JournalEntry> waiting = new ArrayList<>();
  private long sequence;

  RunJournal(Store store) {
    this.store = store;
  }

  /** The durable entries of a run, none where there is no such run. */
  List<JournalEntry> durable(RunId run) {
    List<JournalEntry> entries = new ArrayList<>();
    if (store.journal().header(run).isPresent()) {
      store.journal().read(run, entries::add);
    }
    sequence = entries.size();
    return entries;
  }

  /** Adds an event behind the others; time is the number of the entry, in milliseconds. */
  JournalEntry add(Event event) {
    sequence++;
    JournalEntry entry = new JournalEntry(sequence, Instant.ofEpochMilli(sequence), event);
    waiting.add(entry);
    return entry;
  }

  private static boolean renews(RunView view, Event.TaskFinished finished) {
    return view.graph()
        .stage(finished.task().stage())
        .filter(node -> node.stage().rerun() instanceof Rerun.After)
        .isPresent();
  }

  /** Makes all durable, with the results and the publication that it brings. */
  void commit(RunView view) {
    if (waiting.isEmpty()) {
      return;
    }
    List<ResultIndex.Entry> results = new ArrayList<>();
    List<EffectLedger.Entry> effects = new ArrayList<>();
    boolean published = false;
    for (JournalEntry entry : waiting) {
      if (entry.event() instanceof Event.TaskFinished finished) {
        effect(view, finished, entry.time()).ifPresent(effects::add);
        results.add(
            new ResultIndex.Entry(
                finished.fingerprint(),
                new ResultIndex.Made(finished.outputs(), view.charge(finished.task())),
                entry.time(),
                renews(view, finished)));
      }
      published |= entry.event() instanceof Event.Published;
    }
    List<PublicationLedger.Entry> files =
        published ? view.publication().stream().map(RunJournal::file).toList() : List.of();
    store
        .journal()
        .commit(
            new Batch(
                view.start().run(),
                waiting,
                results,
                header(view),
                files,
                published && view.status() != RunStatus.FAILED ? gone(view) : List.of(),
                effects));
    waiting.clear();
  }

  /** An effect that acted. */
  private static Optional<EffectLedger.Entry> effect(
      RunView view, Event.TaskFinished finished, Instant time) {
    RunStart start = view.start();
    Stage stage = view.graph().stage(finished.task().stage()).orElseThrow().stage();
    TaskId known = stage.known(finished.task());
    return stage
        .effect()
        .map(effect ->
            new EffectLedger.Entry(
                EventId.ofEffect(
                    start.pipeline(), stage.actsFor(finished.task()), finished.fingerprint()),
                start.pipeline(),
                known.stage(),
                known.asked(),
                effect.mode(),
                effect.onUnknown(),
                EffectLedger.State.DONE,
                start.run(),
                finished.attempt(),
                0,
                time,
                Optional.of(finished.fingerprint())));
  }

  private static PublicationLedger.Entry file(PublishedFile file) {
    return new PublicationLedger.Entry(
        file.path(), file.stage(), file.item().text(), file.snapshot());
  }

  private List<String> gone(RunView view) {
    Set<String> paths = new TreeSet<>(store.publications().of(view.start().pipeline()).keySet());
    view.publication().forEach(file -> paths.remove(file.path()));
    return List.copyOf(paths);
  }

  private RunHeader header(RunView view) {
    RunStart start = view.start();
    boolean ended = view.status().isEnd();
    Optional<Digest> details = Optional.empty();
    if (waiting.getLast().event() instanceof Event.RunEnded end) {
      details = Optional.of(end.details());
    }
    return new RunHeader(
        start.run(),
        start.pipeline(),
        start.run().number(),
        start.revision(),
        start.inputsDigest(),
        start.sources(),
        Instant.EPOCH,
        view.status(),
        ended ? Optional.of(Instant.ofEpochMilli(sequence)) : Optional.empty(),
        view.digest(),
        details);
  }
}
