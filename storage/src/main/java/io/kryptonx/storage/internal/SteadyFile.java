package io.kryptonx.storage.internal;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;

/**
 * A regular file of somebody else that is read once, from start to end, and must not change
 * meanwhile: its size, time of modification and identity are compared afterwards.
 */
public final class SteadyFile {

  private static final int BUFFER_BYTES = 256 * 1024;

  private final Path path;
  private final BasicFileAttributes before;

  private SteadyFile(Path path, BasicFileAttributes before) {
    this.path = path;
    this.before = before;
  }

  /**
   * Looks at a file; links are followed.
   *
   * @throws KryptonxException SOURCE if it is not there or no regular file, which is found out
   *     without opening it, since opening a FIFO would wait for a writer
   */
  public static SteadyFile at(Path path) {
    BasicFileAttributes attributes = attributes(path);
    if (!attributes.isRegularFile()) {
      String kind = attributes.isDirectory() ? "a folder" : "a pipe, socket or device";
      throw failure(path, "is " + kind + ", not a file; leave it out of the pattern", null);
    }
    return new SteadyFile(path, attributes);
  }

  /** Its size when it was first looked at, in bytes. */
  public long size() {
    return before.size();
  }

  /** All its bytes; for files known to be small. */
  public byte[] readAll() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, size() + 1));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    checkUnchanged(bytes.length);
    return bytes;
  }

  /**
   * Passes all its bytes on and returns their digest.
   *
   * @throws IOException if {@code out} fails; failures of the file itself are SOURCE
   */
  public Digest copyTo(OutputStream out) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER_BYTES, size()))];
    long total = 0;
    try (InputStream in = open()) {
      for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
        sha256.update(buffer, 0, count);
        out.write(buffer, 0, count);
        total += count;
      }
    }
    checkUnchanged(total);
    return Digest.fromBytes(sha256.digest());
  }

  /** The digest of its bytes. */
  public Digest hash() {
    try {
      return copyTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private void checkUnchanged(long bytesRead) {
    BasicFileAttributes after = attributes(path);
    boolean same =
        bytesRead == before.size()
            && after.size() == before.size()
            && after.lastModifiedTime().equals(before.lastModifiedTime())
            && String.valueOf(after.fileKey()).equals(String.valueOf(before.fileKey()));
    if (!same) {
      throw failure(path, "changed while it was read; run again when nothing writes to it", null);
    }
  }

  private static BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static KryptonxException unreadable(Path path, IOException e) {
    String reason =
        switch (e) {
          case NoSuchFileException _ -> "is not there (any more)";
          case AccessDeniedException _ -> "cannot be read: permission denied";
          default -> "cannot be read: " + e.getMessage();
        };
    return failure(path, reason, e);
  }

  private static KryptonxException failure(
      Path path, String reason, @org.jspecify.annotations.Nullable IOException cause) {
    return new KryptonxException(ErrorCode.SOURCE, path + " " + reason, cause);
  }
}
