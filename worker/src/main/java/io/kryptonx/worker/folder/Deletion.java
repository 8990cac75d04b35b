package io.kryptonx.worker.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
    } catch (IOException e) {
      // Deeper than a path can name, or handled by rm in another way; the file system decides.
      byRm(path, e);
    }
  }

  private static void delete(Path path, int depth) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      if (depth > MAX_DEPTH) {
        throw new IOException(path + " is nested too deeply");
      }
      if (!Files.isWritable(path) || !Files.isReadable(path) || !Files.isExecutable(path)) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          delete(child, depth + 1);
        }
      }
    }
    try {
      Files.delete(path);
    } catch (NoSuchFileException e) {
      return; // somebody else was faster
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
