package io.kryptonx.testkit.storage;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.memory.MemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The store in memory does what every store does. */
class MemoryStoreTest {

  @Nested
  class Assets extends AssetStoreContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class AssetFiles extends AssetFilesContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Journals extends JournalContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Results extends ResultIndexContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Files extends FileStatesContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Publications extends PublicationLedgerContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Effects extends EffectLedgerContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Care extends UpkeepContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class Epochs extends EpochContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  @Nested
  class People extends DecisionsContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new Fixture();
    }
  }

  private static final class Fixture implements StoreFixture {

    private MemoryStore store = MemoryStore.create();

    @Override
    public Store store() {
      return store;
    }

    @Override
    public Store restart() {
      store.close();
      store = store.reopen();
      return store;
    }

    @Override
    public Store crash() {
      store = store.reopen();
      return store;
    }

    @Override
    public void damage(Digest digest) {
      store.lose(digest);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
