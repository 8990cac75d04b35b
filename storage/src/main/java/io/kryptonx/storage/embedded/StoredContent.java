package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads content, wherever it is kept, and never hands out as good what is not. */
final class StoredContent {

  private final Database database;
  private final SmallBlobs smalls;
  private final BlobFiles files;

  /** What was found corrupt by a store that may not remove it. */
  private final Set<Digest> condemned = ConcurrentHashMap.newKeySet();

  StoredContent(Database database, SmallBlobs smalls, BlobFiles files) {
    this.database = database;
    this.smalls = smalls;
    this.files = files;
  }

  Set<Digest> missing(Collection<Digest> digests) {
    Set<Digest> missing = new HashSet<>();
    for (Digest digest : smalls.missing(digests)) {
      if (!files.has(digest)) {
        missing.add(digest);
      }
    }
    if (!condemned.isEmpty()) {
      digests.stream().filter(condemned::contains).forEach(missing::add);
    }
    return missing;
  }

  byte[] get(Digest digest) {
    Optional<byte[]> small = small(digest);
    if (small.isPresent()) {
      return small.get();
    }
    try (InputStream in = openFile(digest)) {
      byte[] bytes = in.readNBytes(AssetStore.MAX_GET_BYTES + 1);
      if (bytes.length > AssetStore.MAX_GET_BYTES) {
        throw new KryptonxException(
            ErrorCode.STORE, "content " + digest.shortHex() + " is larger than 64 MiB; stream it");
      }
      return bytes;
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }

  InputStream open(Digest digest) {
    Optional<byte[]> small = small(digest);
    return small.isPresent() ? new ByteArrayInputStream(small.get()) : openFile(digest);
  }

  boolean verify(Digest digest) {
    smalls.forget(digest); // what is asked for is what the disk has
    try (InputStream in = open(digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (MissingContentException e) {
      return false;
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }

  /** The bytes, where they are kept in the database. */
  Optional<byte[]> small(Digest digest) {
    try {
      return smalls.find(digest);
    } catch (MissingContentException e) {
      condemn(digest);
      throw e;
    }
  }

  /**
   * The file of a content that is not in the database, of a size that can be.
   *
   * @throws MissingContentException if there is none
   */
  Path file(Digest digest) {
    Path file = files.at(digest);
    long size = file.toFile().length(); // 0 where there is none
    if (size > AssetStore.SMALL_BYTES) {
      return file;
    }
    if (!file.toFile().exists()) {
      throw new MissingContentException(digest, "is missing");
    }
    condemn(digest);
    throw new MissingContentException(digest, "is cut off");
  }

  private InputStream openFile(Digest digest) {
    Path file = file(digest);
    try {
      InputStream in = Files.newInputStream(file);
      return new VerifyingStream(in, Files.size(file), digest, () -> condemn(digest));
    } catch (NoSuchFileException e) {
      throw new MissingContentException(digest, "is missing");
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }

  private void condemn(Digest digest) {
    if (!database.writable()) {
      condemned.add(digest);
      return;
    }
    smalls.delete(digest);
    try {
      if (files.has(digest)) {
        files.setAside(digest);
      }
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }
}
