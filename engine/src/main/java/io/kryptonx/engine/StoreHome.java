package io.kryptonx.engine;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The folder of a store while an engine works with it; one that passes is deleted afterwards. */
final class StoreHome implements AutoCloseable {

  /** Begins the names of folders that are deleted afterwards. */
  private static final String PREFIX = "kryptonx-memory-";

  /** The most of them that are looked at to see whether their engine is alive. */
  private static final int MAX_SWEPT = 100;

  private static final String VARIABLE = "TMPDIR";
  private static final String USUAL = "/tmp";

  private final Path folder;
  private final boolean isPassing;

  private StoreHome(Path folder, boolean isPassing) {
    this.folder = folder;
    this.isPassing = isPassing;
  }

  /** The folder of a place; one that passes is made. */
  static StoreHome of(EngineConfig config, Path definition) {
    return switch (config.place()) {
      case StorePlace.Beside() -> new StoreHome(definition.resolve(".kryptonx"), false);
      case StorePlace.Folder(var path) -> new StoreHome(path, false);
      case StorePlace.Passing() -> passing(config.environment());
    };
  }

  /** Where it is. */
  Path folder() {
    return folder;
  }

  /** Whether it is deleted when it is closed; then nothing was in it before. */
  boolean isPassing() {
    return isPassing;
  }

  private static StoreHome passing(Function<String, Optional<String>> environment) {
    Path temporary =
        Path.of(environment.apply(VARIABLE).filter(name -> !name.isEmpty()).orElse(USUAL));
    try {
      Path folder = Files.createTempDirectory(temporary, PREFIX); // for its owner only
      sweep(folder);
      return new StoreHome(folder, true);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE,
          "a store that is not kept cannot be made in the temporary folder '%s' (%s); name another by TMPDIR"
              .formatted(temporary, e),
          e);
    }
  }

  /** Deletes what engines have left that were killed; those at work hold the lock of theirs. */
  private static void sweep(Path mine) throws IOException {
    int left = MAX_SWEPT;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(mine.getParent(), PREFIX + "*")) {
      for (Path folder : all) {
        boolean old =
            !folder.equals(mine)
                && Files.isRegularFile(folder.resolve("lock"), LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine));
        if (old && left-- > 0) {
          deleteIfFree(folder);
        }
      }
    }
  }

  private static void deleteIfFree(Path folder) throws IOException {
    try (AutoCloseable _ = EmbeddedStore.hold(folder)) {
      Deletion.delete(folder);
    } catch (KryptonxException e) {
      // In use, or going away at this moment.
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Deletes it if it passes; the store in it has to be closed before. */
  @Override
  public void close() {
    if (!isPassing) {
      return;
    }
    try {
      Deletion.delete(folder);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "the temporary store '" + folder + "' cannot be deleted: " + e, e);
    }
  }
}
