package io.kryptonx.storage.internal;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Writes files that were not there before. */
public final class NewFile {

  private static final int BUFFER_BYTES = 256 * 1024;

  /** A stream that does not know how much it has says 0. */
  private static final int MIN_BUFFER_BYTES = 16 * 1024;

  /** For everybody, since tasks see it, and one machine must not differ from another. */
  private static final Set<PosixFilePermission> READ_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OTHERS_READ);

  private NewFile() {}

  /**
   * Writes all of a stream to a new file; nothing is left of it if that fails.
   *
   * @throws KryptonxException STORE if the file is there already or cannot be written
   */
  public static void write(Path target, InputStream in) {
    boolean complete = false;
    boolean ours = false;
    try {
      try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        ours = true;
        byte[] buffer = new byte[Math.clamp(in.available(), MIN_BUFFER_BYTES, BUFFER_BYTES)];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          out.write(buffer, 0, count);
        }
      }
      complete = true;
    } catch (IOException e) {
      throw cannotWrite(target, e);
    } finally {
      if (ours && !complete) {
        drop(target);
      }
    }
  }

  /** Takes the right to write away. */
  public static void makeReadOnly(Path file) throws IOException {
    Files.setPosixFilePermissions(file, READ_ONLY);
  }

  /** Removes a file that is of no use, if it can be. */
  public static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that led here is the one to tell.
    }
  }

  /** The failure to write a file outside the store. */
  public static KryptonxException cannotWrite(Path file, IOException e) {
    return new KryptonxException(ErrorCode.STORE, "cannot write " + file + ": " + reason(e), e);
  }

  /** What a failure of the file system means, for people. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case NoSuchFileException gone -> "there is no " + gone.getFile();
      case FileSystemException named when named.getReason() != null ->
          named.getReason() + " (" + named.getFile() + ")";
      default -> String.valueOf(e.getMessage());
    };
  }
}
