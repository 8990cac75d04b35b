package io.kryptonx.engine;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Temporary folders of this machine.
 *
 * @param folder for whatever is kept for a while
 * @param working for working folders
 */
record TemporaryPlace(Path folder, Path working) implements AutoCloseable {

  /** A file system in memory, which lists files in another order than disks do. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** What it must have free, since a working folder holds whatever a stage makes. */
  private static final long MIN_MEMORY_BYTES = 1L << 30;

  private static final String PREFIX = "kryptonx-room-";

  /** Makes them; where the order of files is to be another one, in a file system of its own. */
  static TemporaryPlace make(Perturbation perturbation) {
    try {
      Path folder = Files.createTempDirectory(PREFIX);
      boolean memory =
          perturbation.reversed()
              && Files.isWritable(MEMORY)
              && Files.getFileStore(MEMORY).getUsableSpace() >= MIN_MEMORY_BYTES;
      return new TemporaryPlace(
          folder, Files.createTempDirectory(memory ? MEMORY : folder, PREFIX));
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  /** Where the store is. */
  Path store() {
    return folder.resolve("store");
  }

  /** Where prepared classes are. */
  Path cache() {
    return folder.resolve("cache");
  }

  /** What stands for the outside of effects. */
  Path outside() {
    return folder.resolve("outside");
  }

  /** Makes an empty folder for a definition. */
  Path definition() {
    try {
      return Files.createDirectories(folder.resolve("definition"));
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    drop(working);
    drop(folder);
  }

  private static void drop(Path folder) {
    try {
      Deletion.delete(folder);
    } catch (IOException e) {
      return; // it is temporary
    }
  }
}
