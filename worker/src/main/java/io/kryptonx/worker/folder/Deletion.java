package io.kryptonx.worker.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** Deletes a folder with all that is in it, whatever rights its parts have. */
public final class Deletion {

  private static final int MAX_DEPTH = 200;
  private static final long RM_SECONDS = 600;

  private Deletion() {}

  /**
   * Deletes a file or folder; one that is not there is fine. Links are deleted, not followed.
   *
   * @throws IOException if something of it stays
   */
  public static void delete(Path path) throws IOException {
    try {
      delete(path, 0);
    } catch (IOException | DirectoryIteratorException e) {
      deleteStubborn(path);
    }
  }

  private static void deleteStubborn(Path path) throws IOException {
    try {
      open(path, 0);
      delete(path, 0);
    } catch (IOException e) {
      byRm(path, e); // deeper than a path can name
    } catch (DirectoryIteratorException e) {
      byRm(path, new IOException(e));
    }
  }

  private static void delete(Path path, int depth) throws IOException {
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      if (depth == MAX_DEPTH) {
        throw e;
      }
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          delete(child, depth + 1);
        }
      }
      Files.deleteIfExists(path);
    }
  }

  /** Gives all folders the rights that deleting needs. */
  private static void open(Path path, int depth) throws IOException {
    if (depth < MAX_DEPTH && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          open(child, depth + 1);
        }
      }
    }
  }

  private static void byRm(Path path, IOException cause) throws IOException {
    Process rm =
        new ProcessBuilder("rm", "-rf", "--", path.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (rm.waitFor(RM_SECONDS, TimeUnit.SECONDS) && rm.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    rm.destroyForcibly();
    throw cause;
  }
}
