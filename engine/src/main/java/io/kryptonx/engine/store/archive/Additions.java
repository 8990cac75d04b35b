package io.kryptonx.engine.store.archive;

import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.archive.ArchiveReader.Part;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Content of an archive that a store did not have, so that it can be taken out again. */
final class Additions {

  private final Store store;
  private final StoreProgress progress;
  private final List<Digest> added = new ArrayList<>();

  Additions(Store store, StoreProgress progress) {
    this.store = store;
    this.progress = progress;
  }

  /** Puts all content of a file, durable, which must be what its names say. */
  void put(Path file) throws IOException {
    try (ArchiveReader reader = ArchiveReader.open(file)) {
      for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
        if (part.get() instanceof Part.Content(var digest, var bytes)) {
          progress.at("taking content in", added.size(), 0);
          put(digest, bytes);
        }
      }
    }
    store.assets().makeDurable(added);
  }

  int count() {
    return added.size();
  }

  /** Takes it all out again. */
  void takeBack() {
    store.upkeep().deleteContent(added);
  }

  private void put(Digest digest, InputStream bytes) throws IOException {
    if (store.assets().verify(digest)) {
      return; // whole and good
    }
    AssetStore.Written written = store.assets().put(bytes);
    added.add(written.digest());
    InvariantViolation.check(
        written.digest().equals(digest),
        "content " + digest.shortHex() + " changed while it was read");
  }
}
