package io.kryptonx.storage.memory;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.Upkeep;

/** A store in memory. It behaves as the embedded one does, crashes included. */
public final class MemoryStore implements Store {

  private final MemoryDisk disk;
  private final long epoch;
  private final MemoryAssets assets;

  private MemoryStore(MemoryDisk disk) {
    this.disk = disk;
    this.epoch = disk.open();
    this.assets = new MemoryAssets(disk, epoch);
  }

  /** An empty store. */
  public static MemoryStore create() {
    return new MemoryStore(new MemoryDisk());
  }

  /** The store as the next process finds it after this one died; this handle is of no use then. */
  public MemoryStore reopen() {
    return reopen(Crash.PROCESS);
  }

  /** The store as it is found after a crash; this handle is of no use then. */
  public MemoryStore reopen(Crash crash) {
    disk.crash(crash);
    return new MemoryStore(disk);
  }

  /** Loses content, as a damaged disk does. */
  public void lose(Digest digest) {
    assets.lose(digest);
  }

  /** Damages content, as a torn write does: it is found out by whoever reads it. */
  public void damage(Digest digest) {
    assets.damage(digest);
  }

  @Override
  public AssetStore assets() {
    return assets;
  }

  @Override
  public Journal journal() {
    return new MemoryJournal(disk, epoch, assets);
  }

  @Override
  public ResultIndex results() {
    return new MemoryResults(disk, epoch);
  }

  @Override
  public FileStates fileStates() {
    return new MemoryFileStates(disk, epoch);
  }

  @Override
  public PublicationLedger publications() {
    return new MemoryPublications(disk, epoch);
  }

  @Override
  public EffectLedger effects() {
    return new MemoryEffects(disk, epoch);
  }

  @Override
  public Decisions decisions() {
    return new MemoryDecisions(disk, epoch);
  }

  @Override
  public Upkeep upkeep() {
    return new MemoryUpkeep(disk, epoch, assets);
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public void close() {
    disk.close(epoch);
  }
}
