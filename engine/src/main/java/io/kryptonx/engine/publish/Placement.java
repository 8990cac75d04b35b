package io.kryptonx.engine.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.StableStorage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Puts files in place and takes them away, and makes all of that durable. */
final class Placement {

  private final Path folder;
  private final AssetStore assets;

  /** Folders in which something changed. */
  private final Set<Path> touched = new TreeSet<>();

  Placement(Path folder, AssetStore assets) {
    this.folder = folder;
    this.assets = assets;
  }

  /**
   * Writes a file under a temporary name, always the same for one path.
   *
   * @throws io.kryptonx.storage.MissingContentException if its content is missing or corrupt
   */
  void write(SiteFile file) {
    Path temporary = temporary(file);
    try {
      Files.createDirectories(
          Objects.requireNonNull(temporary.getParent(), "a relative path has a folder above"));
      Files.deleteIfExists(temporary);
      assets.copyTo(file.digest(), temporary);
      if (file.executable()) {
        temporary.toFile().setExecutable(true, false);
      }
      sync(temporary);
    } catch (IOException e) {
      throw failure(file.path(), "published", e);
    }
  }

  /** Gives a file that was written its name. */
  void rename(SiteFile file) {
    Path target = folder.resolve(file.path());
    try {
      Files.move(
          temporary(file),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failure(file.path(), "published", e);
    }
    touch(target);
  }

  /** Marks a file that has the right content already. */
  void markExecutable(SiteFile file) {
    File target = folder.resolve(file.path()).toFile();
    if (!target.canExecute() && !target.setExecutable(true, false)) {
      throw failure(file.path(), "marked as executable", new IOException("permission denied"));
    }
  }

  /** Drops what a crash may have left of a file that is not going to be written. */
  void sweep(SiteFile file) {
    try {
      Files.deleteIfExists(temporary(file));
    } catch (IOException e) {
      throw failure(file.path(), "published", e);
    }
  }

  void remove(String path) {
    Path target = folder.resolve(path);
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw failure(path, "removed", e);
    }
    touch(target);
  }

  /** Makes the names in all folders on the way durable; they may be new themselves. */
  void sync() {
    touched.forEach(Placement::sync);
  }

  private Path temporary(SiteFile file) {
    String name = ".kx-" + Digest.of(file.path().getBytes(UTF_8)).shortHex();
    return folder.resolve(file.path()).resolveSibling(name);
  }

  private void touch(Path target) {
    Path above = target.getParent();
    while (above != null && above.startsWith(folder) && touched.add(above)) {
      above = above.getParent();
    }
  }

  private static void sync(Path path) {
    try {
      StableStorage.force(path);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + path + "' cannot be made durable: " + e.getMessage(), e);
    }
  }

  private static KryptonxException failure(String path, String what, IOException e) {
    return new KryptonxException(
        ErrorCode.STORE,
        "'%s' cannot be %s: %s; see to that and run again".formatted(path, what, e.getMessage()),
        e);
  }
}
