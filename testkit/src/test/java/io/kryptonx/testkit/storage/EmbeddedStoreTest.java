package io.kryptonx.testkit.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The embedded store does what every store does. */
class EmbeddedStoreTest {

  @Nested
  class Assets extends AssetStoreContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class AssetFiles extends AssetFilesContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Journals extends JournalContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Results extends ResultIndexContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Files extends FileStatesContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Publications extends PublicationLedgerContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Effects extends EffectLedgerContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Care extends UpkeepContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class Epochs extends EpochContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }

  @Nested
  class People extends DecisionsContract {
    @Override
    protected StoreFixture fixture(Path folder) {
      return new EmbeddedFixture(folder);
    }
  }
}
