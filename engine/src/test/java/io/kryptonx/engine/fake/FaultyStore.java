package io.kryptonx.engine.fake;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.Upkeep;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store whose journal fails when it is told to, and counts its commits. */
public final class FaultyStore implements Store {

  /** When a commit fails. */
  public enum Moment {
    /** Nothing of it is there. */
    BEFORE,
    /** All of it is there, and nobody is told. */
    AFTER
  }

  private final Store store;
  private final RecordingAssets assets;
  private int commits;
  private int failing = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE;
  private Runnable beforeCommit = () -> {};

  /** A store over another one. */
  public FaultyStore(Store store) {
    this.store = store;
    this.assets = new RecordingAssets(store.assets());
  }

  /** The commit with that number, from 1, and all later ones fail. */
  public void failAt(int commit, Moment when) {
    failing = commit;
    moment = when;
  }

  /** Happens before a commit; may throw. */
  public void beforeCommit(Runnable action) {
    beforeCommit = action;
  }

  /** How many commits there were, failed ones included. */
  public int commits() {
    return commits;
  }

  @Override
  public RecordingAssets assets() {
    return assets;
  }

  @Override
  public Journal journal() {
    return new FaultyJournal(store.journal());
  }

  @Override
  public ResultIndex results() {
    return store.results();
  }

  @Override
  public FileStates fileStates() {
    return store.fileStates();
  }

  @Override
  public EffectLedger effects() {
    return store.effects();
  }

  @Override
  public PublicationLedger publications() {
    return store.publications();
  }

  @Override
  public Decisions decisions() {
    return store.decisions();
  }

  @Override
  public Upkeep upkeep() {
    return store.upkeep();
  }

  @Override
  public long epoch() {
    return store.epoch();
  }

  @Override
  public void close() {
    store.close();
  }

  private void commit(Journal journal, Batch batch) {
    commits++;
    beforeCommit.run();
    if (commits > failing || commits == failing && moment == Moment.BEFORE) {
      throw new PowerCut();
    }
    journal.commit(batch);
    if (commits == failing) {
      throw new PowerCut();
    }
  }

  private final class FaultyJournal implements Journal {

    private final Journal journal;

    FaultyJournal(Journal journal) {
      this.journal = journal;
    }

    @Override
    public void commit(Batch batch) {
      FaultyStore.this.commit(journal, batch);
    }

    @Override
    public void read(RunId run, Consumer<JournalEntry> entries) {
      journal.read(run, entries);
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
      return journal.header(run);
    }

    @Override
    public List<RunHeader> latest(String pipeline, int limit) {
      return journal.latest(pipeline, limit);
    }

    @Override
    public List<String> pipelines() {
      return journal.pipelines();
    }
  }

  /** The end of the world as far as this process is concerned. */
  public static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
