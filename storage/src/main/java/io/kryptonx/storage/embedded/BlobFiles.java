package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.internal.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Content that is kept in files named by digest, read-only, each put there complete by one rename.
 * A file here is always larger than what the database holds; one that is not was cut off.
 */
final class BlobFiles {

  private static final int FOLDER_HEX = 2;

  private final StoreFolder folder;
  private final AtomicLong temporaries = new AtomicLong();

  BlobFiles(StoreFolder folder) {
    this.folder = folder;
  }

  /** Where a content is, or would be. */
  Path at(Digest digest) {
    String hex = digest.hex();
    return folder.blobs().resolve(hex.substring(0, FOLDER_HEX)).resolve(hex.substring(FOLDER_HEX));
  }

  boolean has(Digest digest) {
    return at(digest).toFile().exists();
  }

  /** A name for content on its way here, that no other has. */
  Path temporary() {
    return folder.tmp().resolve(Long.toString(temporaries.incrementAndGet()));
  }

  /**
   * Takes a complete file over. One that is here already stays, since it may be durable; unless its
   * size shows that it was damaged.
   */
  void take(Digest digest, Path file) throws IOException {
    Path target = at(digest);
    if (has(digest) && Files.size(target) == Files.size(file)) {
      Files.delete(file);
      return;
    }
    NewFile.makeReadOnly(file);
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Moves a file that is not what its name says out of the way, for inspection. */
  void setAside(Digest digest) throws IOException {
    Files.createDirectories(folder.corrupt());
    Path aside = folder.corrupt().resolve(digest.hex());
    try {
      Files.move(at(digest), aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      return; // another thread found it, too
    }
  }

  /** Returns when those of the digests that are here are on stable storage. */
  void makeDurable(Collection<Digest> digests) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Digest digest : digests) {
      Path file = at(digest);
      try {
        StableStorage.force(file);
      } catch (NoSuchFileException e) {
        throw new MissingContentException(digest, "is missing");
      }
      folders.add(file.getParent());
    }
    if (!folders.isEmpty()) {
      folders.add(folder.blobs());
      folders.add(folder.root());
    }
    for (Path each : folders) {
      StableStorage.force(each);
    }
  }
}
