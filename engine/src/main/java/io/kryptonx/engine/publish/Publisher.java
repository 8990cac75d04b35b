package io.kryptonx.engine.publish;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Publishes the files of one run. First everything is looked at: a file that is not ours, or that
 * somebody changed, refuses the whole set before anything is touched. Then each file is written
 * under a temporary name and renamed. Doing it again after a crash completes it.
 */
public final class Publisher {

  private static final int MAX_NAMED = 5;

  /** Fewer published files than this may all go at once. */
  private static final int FEW = 4;

  private final Store store;
  private final Path folder;
  private final String pipeline;

  /**
   * A publisher.
   *
   * @param folder of the definition, which no path leaves
   */
  public Publisher(Store store, Path folder, String pipeline) {
    this.store = store;
    this.folder = folder;
    this.pipeline = pipeline;
  }

  /** Publishes a set of files, and takes away those of ours that are not in it. */
  public Result publish(List<PublishedFile> files) {
    SortedMap<String, PublicationLedger.Entry> ours = store.publications().of(pipeline);
    Set<String> wanted = new TreeSet<>();
    files.forEach(file -> wanted.add(file.path()));
    List<String> gone = ours.keySet().stream().filter(path -> !wanted.contains(path)).toList();
    List<String> conflicts = new ArrayList<>();
    List<PublishedFile> toWrite = new ArrayList<>();
    for (PublishedFile file : files) {
      look(file, Optional.ofNullable(ours.get(file.path())), toWrite, conflicts);
    }
    if (ours.size() >= FEW && gone.size() * 2 > ours.size()) {
      conflicts.add(
          "%d of %d published files would be removed; if that is meant, remove them by hand first"
              .formatted(gone.size(), ours.size()));
    }
    if (!conflicts.isEmpty()) {
      return Result.refused(text(conflicts));
    }
    Set<Path> folders = new TreeSet<>();
    toWrite.forEach(file -> folders.add(write(file)));
    gone.forEach(path -> remove(ours, path));
    folders.forEach(Publisher::sync);
    return new Result(
        Optional.empty(),
        files.stream()
            .map(file ->
                new PublicationLedger.Entry(
                    file.path(), file.stage(), file.item().text(), file.snapshot()))
            .toList(),
        gone);
  }

  /** Decides whether a file is to be written, is in place already, or must not be touched. */
  private void look(
      PublishedFile file,
      Optional<PublicationLedger.Entry> known,
      List<PublishedFile> toWrite,
      List<String> conflicts) {
    Path target = folder.resolve(file.path());
    Optional<String> way = wayIsBarred(target);
    if (way.isPresent()) {
      conflicts.add("'" + file.path() + "' " + way.get());
      return;
    }
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      toWrite.add(file);
      return;
    }
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      conflicts.add("'" + file.path() + "' is no regular file; move it away");
      return;
    }
    Digest there = digest(target);
    if (there.equals(file.snapshot().digest())) {
      return;
    }
    if (known.filter(entry -> entry.snapshot().digest().equals(there)).isPresent()) {
      toWrite.add(file);
    } else {
      conflicts.add(
          "'%s' %s; move it away"
              .formatted(
                  file.path(),
                  known.isPresent() ? "was changed by somebody else" : "is not of this pipeline"));
    }
  }

  /** Why a file cannot be written there: a link or a file stands where a folder is needed. */
  private Optional<String> wayIsBarred(Path target) {
    for (Path above = target.getParent();
        above != null && !above.equals(folder);
        above = above.getParent()) {
      if (Files.isSymbolicLink(above)) {
        return Optional.of("leads through the link '" + folder.relativize(above) + "'; remove it");
      }
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return Optional.of("needs a folder where the file '" + folder.relativize(above) + "' is");
      }
    }
    return Optional.empty();
  }

  private Path write(PublishedFile file) {
    Path target = folder.resolve(file.path());
    Path parent = Objects.requireNonNull(target.getParent(), "a relative path has a folder above");
    try {
      Files.createDirectories(parent);
      Path temporary =
          parent.resolve(
              ".kx-"
                  + Digest.of(file.path().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                      .shortHex());
      Files.deleteIfExists(temporary);
      store.assets().copyTo(file.snapshot().digest(), temporary);
      sync(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return parent;
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + file.path() + "' cannot be published: " + e.getMessage(), e);
    }
  }

  /** A file of ours that somebody changed stays, and is not ours any more. */
  private void remove(SortedMap<String, PublicationLedger.Entry> ours, String path) {
    Path target = folder.resolve(path);
    PublicationLedger.Entry entry = ours.get(path);
    try {
      if (entry != null
          && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
          && digest(target).equals(entry.snapshot().digest())) {
        Files.delete(target);
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + path + "' cannot be removed: " + e.getMessage(), e);
    }
  }

  private static Digest digest(Path file) {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[256 * 1024];
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
      return Digest.fromBytes(sha256.digest());
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + file + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private static void sync(Path path) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + path + "' cannot be made durable: " + e.getMessage(), e);
    }
  }

  private static String text(List<String> conflicts) {
    String some = String.join("; ", conflicts.subList(0, Math.min(MAX_NAMED, conflicts.size())));
    int more = conflicts.size() - MAX_NAMED;
    return more > 0 ? some + "; and " + more + " more" : some;
  }

  /**
   * How publishing ended.
   *
   * @param refused why nothing was touched; empty if all is in place
   * @param published entries for the ledger
   * @param unpublished paths that the ledger loses
   */
  public record Result(
      Optional<String> refused, List<PublicationLedger.Entry> published, List<String> unpublished) {

    /** Nothing was touched. */
    public static Result refused(String reason) {
      return new Result(Optional.of(reason), List.of(), List.of());
    }
  }
}
