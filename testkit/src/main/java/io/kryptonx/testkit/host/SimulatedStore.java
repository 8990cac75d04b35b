package io.kryptonx.testkit.host;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
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

/** A store whose commits fail, before or after, when mishaps say so. */
record SimulatedStore(Store store, Mishaps mishaps) implements Store {

  @Override
  public AssetStore assets() {
    return store.assets();
  }

  @Override
  public Journal journal() {
    Journal journal = store.journal();
    return new Journal() {
      @Override
      public void commit(Batch batch) {
        if (mishaps.happens(Mishap.COMMIT_FAILS)) {
          throw broken();
        }
        journal.commit(batch);
        if (mishaps.happens(Mishap.COMMIT_UNHEARD)) {
          throw broken();
        }
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
    };
  }

  private static KryptonxException broken() {
    return new KryptonxException(ErrorCode.STORE, "the disk fails, as the simulation wants");
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
  public Decisions decisions() {
    return store.decisions();
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
}
