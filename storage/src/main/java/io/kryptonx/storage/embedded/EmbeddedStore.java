package io.kryptonx.storage.embedded;

import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.Store;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store in one folder of a local disk. One process at a time has it open for writing, any number
 * beside it for reading.
 */
public final class EmbeddedStore implements Store {

  private final @Nullable StoreLock lock;
  private final Database database;
  private final AssetStore assets;
  private final Journal journal;

  private EmbeddedStore(StoreFolder folder, @Nullable StoreLock lock, Database database) {
    SmallBlobs smalls = new SmallBlobs(database);
    this.lock = lock;
    this.database = database;
    this.assets = new EmbeddedAssets(database, smalls, new BlobFiles(folder));
    this.journal = new EmbeddedJournal(database, smalls);
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
  public long epoch() {
    return database.epoch();
  }

  /**
   * Verifies the chain over the starts, ends and publications of all runs.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE_CORRUPT naming the place where it
   *     breaks
   */
  public void verifyLedger() {
    Optional<Long> line = database.read(LedgerTable::firstBreak);
    if (line.isPresent()) {
      throw StoreFailure.corrupt(
          database.root(), "line " + line.get() + " of the ledger is not what was written", null);
    }
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
