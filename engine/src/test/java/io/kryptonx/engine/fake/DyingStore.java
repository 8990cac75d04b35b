package io.kryptonx.engine.fake;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.Upkeep;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A store whose process dies at the n-th change that care for it makes. */
public final class DyingStore implements Store {

  private final Store store;
  private int left;
  private int changes;

  /**
   * A store over another one.
   *
   * @param changes that are made before the process dies
   */
  public DyingStore(Store store, int changes) {
    this.store = store;
    this.left = changes;
  }

  /** How many changes were made. */
  public int changes() {
    return changes;
  }

  @Override
  public AssetStore assets() {
    return store.assets();
  }

  @Override
  public Journal journal() {
    return store.journal();
  }

  @Override
  public ResultIndex results() {
    return store.results();
  }

  @Override
  public FileStates fileStates() {
    FileStates states = store.fileStates();
    return new FileStates() {
      @Override
      public Map<String, State> load(String folder) {
        return states.load(folder);
      }

      @Override
      public void save(String folder, Map<String, State> changed, Collection<String> forgotten) {
        step();
        states.save(folder, changed, forgotten);
      }
    };
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
    return new DyingUpkeep(store.upkeep());
  }

  @Override
  public long epoch() {
    return store.epoch();
  }

  @Override
  public void close() {
    store.close();
  }

  private void step() {
    if (left-- == 0) {
      throw new FaultyStore.PowerCut();
    }
    changes++;
  }

  private final class DyingUpkeep implements Upkeep {

    private final Upkeep upkeep;

    DyingUpkeep(Upkeep upkeep) {
      this.upkeep = upkeep;
    }

    @Override
    public List<RunHeader> runs() {
      return upkeep.runs();
    }

    @Override
    public Digest pages(RunId run, Consumer<JournalPage> pages) {
      return upkeep.pages(run, pages);
    }

    @Override
    public void contents(Consumer<Kept> each) {
      upkeep.contents(each);
    }

    @Override
    public void results(Consumer<ResultIndex.Entry> each) {
      upkeep.results(each);
    }

    @Override
    public List<String> fileStateFolders() {
      return upkeep.fileStateFolders();
    }

    @Override
    public List<String> effectful() {
      return upkeep.effectful();
    }

    @Override
    public List<String> publishers() {
      return upkeep.publishers();
    }

    @Override
    public List<String> defects() {
      return upkeep.defects();
    }

    @Override
    public void adopt(RunHeader header, Iterator<JournalPage> pages) {
      step();
      upkeep.adopt(header, pages);
    }

    @Override
    public void remove(List<RunHeader> headers) {
      step();
      upkeep.remove(headers);
    }

    @Override
    public void dropJournal(RunId run) {
      step();
      upkeep.dropJournal(run);
    }

    /** One by one, so that the process can die between any two. */
    @Override
    public long deleteContent(Collection<Digest> digests) {
      long bytes = 0;
      for (Digest digest : digests) {
        step();
        bytes += upkeep.deleteContent(List.of(digest));
      }
      return bytes;
    }

    @Override
    public void forgetResults(Collection<Fingerprint> fingerprints) {
      for (Fingerprint fingerprint : fingerprints) {
        step();
        upkeep.forgetResults(List.of(fingerprint));
      }
    }

    @Override
    public long compact() {
      step();
      return upkeep.compact();
    }
  }
}
