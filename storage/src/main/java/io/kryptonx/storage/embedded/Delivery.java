package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.internal.NewFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes content appear in files outside the store. */
record Delivery(Path root, StoredContent stored) {

  /** Writes a new file; nothing is left of it if that fails. */
  void copy(Digest digest, Path target) {
    try (InputStream in = stored.open(digest)) {
      NewFile.write(target, in);
    } catch (IOException e) {
      throw StoreFailure.of(e, root);
    }
  }

  /** Links the file of a large content, and otherwise copies; read-only in both cases. */
  boolean link(Digest digest, Path target) {
    if (stored.small(digest).isEmpty() && linked(stored.file(digest), target)) {
      return true;
    }
    copy(digest, target);
    try {
      NewFile.makeReadOnly(target);
    } catch (IOException e) {
      throw NewFile.cannotWrite(target, e);
    }
    return false;
  }

  private static boolean linked(Path file, Path target) {
    try {
      Files.createLink(target, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw NewFile.cannotWrite(target, e);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // another file system, or as many links as it allows: copying tells
    }
  }
}
