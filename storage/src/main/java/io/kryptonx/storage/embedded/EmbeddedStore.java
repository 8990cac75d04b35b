package io.kryptonx.storage.embedded;

import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.Upkeep;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A store in one folder of a local disk. One process at a time has it open for writing, any number
 * beside it for reading.
 */
public final class EmbeddedStore implements Store {

  private final @Nullable StoreLock lock;
  private final Database database;
  private final SmallBlobs smalls;
  private final AssetStore assets;
  private final Journal journal;
  private final Upkeep upkeep;

  private EmbeddedStore(StoreFolder folder, @Nullable StoreLock lock, Database database) {
    this.smalls = new SmallBlobs(database);
    this.lock = lock;
    this.database = database;
    BlobFiles files = new BlobFiles(folder);
    EmbeddedJournal entries = new EmbeddedJournal(database, smalls);
    this.assets = new EmbeddedAssets(database, smalls, files);
    this.journal = entries;
    this.upkeep = new EmbeddedUpkeep(database, smalls, files, entries);
  }

  /**
   * Opens the store in a folder; for writing, the folder is made where it is missing.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE_BUSY if another has it open for
   *     writing, STORE_VERSION if it was written by a newer version, STORE_CORRUPT if it is
   *     damaged, STORE if the folder cannot be used, NOT_FOUND if it is to be read and not there
   */
  public static EmbeddedStore open(Path dir, Access access) {
    StoreFolder folder = new StoreFolder(dir.toAbsolutePath().normalize());
    NativeLibrary.prepare();
    return switch (access) {
      case WRITE -> openForWriting(folder);
      case READ -> {
        folder.checkExists();
        yield new EmbeddedStore(folder, null, Database.open(folder, access));
      }
    };
  }

  private static EmbeddedStore openForWriting(StoreFolder folder) {
    folder.create();
    StoreLock lock = StoreLock.take(folder);
    try {
      folder.sweep();
      return new EmbeddedStore(folder, lock, Database.open(folder, Access.WRITE));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public AssetStore assets() {
    return assets;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public ResultIndex results() {
    return new ResultTable(database);
  }

  @Override
  public FileStates fileStates() {
    return new FileStateTable(database);
  }

  @Override
  public PublicationLedger publications() {
    return new PublicationTable(database);
  }

  @Override
  public EffectLedger effects() {
    return new EffectTable(database, smalls);
  }

  @Override
  public Decisions decisions() {
    return new DecisionTable(database);
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  @Override
  public long epoch() {
    return database.epoch();
  }

  /**
   * Takes the right to write to a store without opening it, so that its files can be deleted.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE_BUSY if another has it, STORE if the
   *     folder cannot be used
   */
  public static AutoCloseable hold(Path dir) {
    return StoreLock.take(new StoreFolder(dir.toAbsolutePath().normalize()));
  }

  /** Content that no commit followed is dropped. */
  @Override
  public void close() {
    database.close();
    if (lock != null) {
      lock.close();
    }
  }
}
