package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.StableStorage;
import io.kryptonx.storage.internal.NewFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Content that is kept in files named by digest, read-only, each put there complete by one rename.
 * A file here is always larger than what the database holds; one that is not was cut off.
 */
final class BlobFiles {

  private static final int FOLDER_HEX = 2;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  /**
   * So much older than it is a file looks when it comes here, so that a change right afterwards can
   * be told by its time from then on. What a stage made may have come with any time.
   */
  private static final Duration AGE = Duration.ofSeconds(10);

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
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(AGE)));
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Shows all files, and what else there is. Links are shown as they are, not followed. */
  void list(Consumer<Kept> each) throws IOException {
    if (!Files.isDirectory(folder.blobs(), LinkOption.NOFOLLOW_LINKS)) {
      return; // a store that never kept anything large
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.blobs())) {
      for (Path sub : folders) {
        if (Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS)) {
          try (DirectoryStream<Path> files = Files.newDirectoryStream(sub)) {
            for (Path file : files) {
              kept(sub.getFileName() + "" + file.getFileName(), file).ifPresent(each);
            }
          }
        } else {
          kept("", sub).ifPresent(each);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private Optional<Kept> kept(String hex, Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // deleted meanwhile
    }
    boolean ours = NAME.matcher(hex).matches() && attributes.isRegularFile();
    return Optional.of(
        ours && at(Digest.parse(hex)).equals(file)
            ? new Kept.Large(
                Digest.parse(hex), attributes.size(), attributes.lastModifiedTime().toInstant())
            : new Kept.Stray(file, attributes.size()));
  }

  /** Deletes a file and says how many bytes it had; 0 where there is none. */
  long delete(Digest digest) throws IOException {
    Path file = at(digest);
    long size = file.toFile().length();
    return Files.deleteIfExists(file) ? size : 0;
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
