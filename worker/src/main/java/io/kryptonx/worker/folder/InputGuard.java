package io.kryptonx.worker.folder;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notices when an attempt changed its inputs, without reading them again: a copy is known by its
 * times, of which the time of change cannot be set; a link by its time of modification, since other
 * links to the same file come and go meanwhile. A link whose file was written only just before, so
 * that the clock of the file system may not tell a later change apart, is read.
 *
 * <p>Copies have the time of modification 0, so that a stage which passes it on does so equally
 * every time. Not thread-safe.
 */
public final class InputGuard {

  private static final FileTime NO_TIME = FileTime.fromMillis(0);
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);
  private static final Set<PosixFilePermission> READ_ONLY =
      PosixFilePermissions.fromString("r--r--r--");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("r-xr-xr-x");

  private final AssetStore store;
  private final Instant start;
  private final List<Placed> files = new ArrayList<>();

  /** A guard for an attempt that starts at {@code start}. */
  public InputGuard(AssetStore store, Instant start) {
    this.store = store;
    this.start = start;
  }

  void placed(String input, Digest digest, Path file, boolean linked, boolean executable)
      throws IOException {
    if (!linked) {
      Files.setPosixFilePermissions(file, executable ? EXECUTABLE : READ_ONLY);
      Files.setLastModifiedTime(file, NO_TIME);
    }
    files.add(new Placed(input, file, digest, linked, State.of(file)));
  }

  /**
   * The name of an input that was changed, if one was. Damage done to the store through a link is
   * made known to it.
   */
  public Optional<String> changed() throws IOException {
    Optional<String> changed = Optional.empty();
    for (Placed file : files) {
      if (isChanged(file)) {
        changed = changed.or(() -> Optional.of(file.input));
      }
    }
    return changed;
  }

  /** Lets files wait for other attempts that are as they were laid out; the others stay. */
  public void spare(SpareFiles spares) throws IOException {
    for (Placed file : files) {
      if (!file.linked
          && file.state.size instanceof Long size
          && size <= SpareFiles.MAX_BYTES
          && !isChanged(file)
          && !spares.take(file.path)) {
        return; // there are enough
      }
    }
  }

  private boolean isChanged(Placed file) throws IOException {
    State now;
    try {
      now = State.of(file.path);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return true;
    }
    if (!file.linked) {
      return !now.equals(file.state);
    }
    boolean untouched = now.isSameContent(file.state);
    Instant modified = file.state.modified.toInstant();
    if (untouched && modified.plus(CLOCK_STEP).isBefore(start)) {
      return false;
    }
    return !store.verify(file.digest) || !untouched;
  }

  private record Placed(String input, Path path, Digest digest, boolean linked, State state) {}

  /** What a file system tells of a file. */
  private record State(Object inode, Object mode, Object size, FileTime modified, Object changed) {

    static State of(Path file) throws IOException {
      Map<String, Object> all =
          Files.readAttributes(
              file, "unix:ino,mode,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
      return new State(
          get(all, "ino"),
          get(all, "mode"),
          get(all, "size"),
          (FileTime) get(all, "lastModifiedTime"),
          get(all, "ctime"));
    }

    private static Object get(Map<String, Object> all, String name) {
      Object value = all.get(name);
      if (value == null) {
        throw new IllegalStateException("the file system tells no " + name);
      }
      return value;
    }

    boolean isSameContent(State other) {
      return inode.equals(other.inode)
          && mode.equals(other.mode)
          && size.equals(other.size)
          && modified.equals(other.modified);
    }
  }
}
