package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.internal.NewFile;
import io.kryptonx.storage.internal.SteadyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Content: what is small in the database, what is large in files. */
final class EmbeddedAssets implements AssetStore {

  private final Database database;
  private final SmallBlobs smalls;
  private final BlobFiles files;
  private final StoredContent stored;
  private final Delivery delivery;

  EmbeddedAssets(Database database, SmallBlobs smalls, BlobFiles files) {
    this.database = database;
    this.smalls = smalls;
    this.files = files;
    this.stored = new StoredContent(database, smalls, files);
    this.delivery = new Delivery(database.root(), stored);
  }

  @Override
  public Digest put(byte[] bytes) {
    if (bytes.length <= SMALL_BYTES) {
      return putDurable(bytes);
    }
    database.checkWritable();
    Digest digest = Digest.of(bytes);
    if (!files.has(digest)) {
      Path temporary = files.temporary();
      try {
        Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
        files.take(digest, temporary);
      } catch (IOException e) {
        throw dropped(temporary, e);
      }
    }
    return digest;
  }

  @Override
  public Digest putDurable(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    smalls.put(digest, bytes.clone());
    return digest;
  }

  @Override
  public Written put(InputStream in) throws IOException {
    database.checkWritable();
    byte[] start = in.readNBytes(SMALL_BYTES + 1);
    if (start.length <= SMALL_BYTES) {
      return new Written(put(start), start.length);
    }
    Path temporary = files.temporary();
    MessageDigest sha256 = Digest.sha256();
    try {
      long size;
      try (OutputStream out =
          new DigestOutputStream(
              Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW), sha256)) {
        out.write(start);
        size = start.length + in.transferTo(out);
      }
      Digest digest = Digest.fromBytes(sha256.digest());
      files.take(digest, temporary);
      return new Written(digest, size);
    } finally {
      NewFile.drop(temporary);
    }
  }

  @Override
  public Written put(Path file) {
    database.checkWritable();
    SteadyFile source = SteadyFile.at(file);
    return source.size() <= SMALL_BYTES ? putSmall(source) : copyIn(source);
  }

  @Override
  public Written adopt(Path file) {
    database.checkWritable();
    if (!isOursAlone(file)) {
      return put(file);
    }
    SteadyFile source = SteadyFile.at(file);
    if (source.size() <= SMALL_BYTES) {
      return putSmall(source);
    }
    Digest digest = source.hash();
    try {
      files.take(digest, file);
    } catch (AtomicMoveNotSupportedException e) {
      return put(file);
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
    return new Written(digest, source.size());
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return stored.missing(digests);
  }

  @Override
  public byte[] get(Digest digest) {
    return stored.get(digest);
  }

  @Override
  public InputStream open(Digest digest) {
    return stored.open(digest);
  }

  @Override
  public void copyTo(Digest digest, Path target) {
    delivery.copy(digest, target);
  }

  @Override
  public boolean linkTo(Digest digest, Path target) {
    return delivery.link(digest, target);
  }

  @Override
  public boolean verify(Digest digest) {
    return stored.verify(digest);
  }

  @Override
  public void makeDurable(Collection<Digest> digests) {
    database.checkWritable();
    smalls.makeDurable(digests);
    List<Digest> inFiles = List.copyOf(smalls.missing(digests));
    try {
      files.makeDurable(inFiles);
    } catch (IOException e) {
      throw StoreFailure.of(e, database.root());
    }
  }

  private Written putSmall(SteadyFile source) {
    byte[] bytes = source.readAll();
    Digest digest = Digest.of(bytes);
    smalls.put(digest, bytes);
    return new Written(digest, bytes.length);
  }

  private Written copyIn(SteadyFile source) {
    Path temporary = files.temporary();
    try {
      Digest digest;
      try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
        digest = source.copyTo(out);
      }
      files.take(digest, temporary);
      return new Written(digest, source.size());
    } catch (IOException e) {
      throw dropped(temporary, e);
    } catch (RuntimeException e) {
      NewFile.drop(temporary);
      throw e;
    }
  }

  /** No link to somewhere else, and under no other name through which it could be changed. */
  private static boolean isOursAlone(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isRegularFile()
          && Files.getAttribute(file, "unix:nlink") instanceof Integer links
          && links == 1;
    } catch (IOException | UnsupportedOperationException e) {
      return false; // put() says what is wrong with it
    }
  }

  private RuntimeException dropped(Path temporary, IOException e) {
    NewFile.drop(temporary);
    return StoreFailure.of(e, database.root());
  }
}
