package io.kryptonx.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Forces files and folders to stable storage. */
public final class StableStorage {

  private StableStorage() {}

  /**
   * Returns when a file's bytes, or a folder's names, are on stable storage. An interrupt, which
   * closes the channel, is put off until that is done.
   */
  public static void force(Path path) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryForce(path)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean tryForce(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }
}
