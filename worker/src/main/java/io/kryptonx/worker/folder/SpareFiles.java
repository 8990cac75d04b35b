package io.kryptonx.worker.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that held small inputs and wait to hold others. Where many files were deleted lately, ext4
 * looks half a millisecond for a place for each new one, and does so for minutes; a file that is
 * given another name needs no place. They outlive the engine: what collects ten thousand items is
 * laid out again as soon as one of them changes. Any thread.
 */
public final class SpareFiles {

  /** The name of the folder that they wait in. */
  public static final String NAME = "spare";

  /** The most bytes of a content that is put into one: a block of most file systems. */
  static final int MAX_BYTES = 4096;

  /** The most files that wait. */
  static final int MAX_FILES = 20_000;

  private static final String WRITABLE = "rw-------";

  private final Path place;
  private final Deque<Path> files = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong names = new AtomicLong();
  private boolean looked;

  /** Files in a folder that one engine has at a time, and that need not be there. */
  public SpareFiles(Path place) {
    this.place = place;
  }

  /** Whether one may be had. */
  boolean hasSome() {
    look();
    return !files.isEmpty();
  }

  /**
   * Puts content into one of them, and that to a place where nothing is.
   *
   * @return false if there is none that fits; nothing is there then
   */
  boolean lay(Path target, byte[] content) throws IOException {
    look();
    Path file = content.length > MAX_BYTES ? null : files.poll();
    if (file == null) {
      return false;
    }
    count.decrementAndGet();
    if (!isAlone(file)) {
      Files.deleteIfExists(file);
      return false;
    }
    Files.move(file, target);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(WRITABLE));
    write(target, content);
    return true;
  }

  /** Not cut off first: ext4 writes a file through that was cut off and is filled again. */
  private static void write(Path target, byte[] content) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(target, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.truncate(content.length);
    }
  }

  /**
   * Takes a small file that nobody has changed or opened since it was laid out here.
   *
   * @return false if it stays where it is
   */
  boolean take(Path file) throws IOException {
    look();
    if (count.incrementAndGet() > MAX_FILES) {
      count.decrementAndGet();
      return false;
    }
    Path spare = place.resolve(Long.toString(names.incrementAndGet(), 36));
    try {
      Files.move(file, spare);
    } catch (NoSuchFileException e) {
      Files.createDirectories(place);
      Files.move(file, spare);
    }
    files.add(spare);
    return true;
  }

  /** Those that an engine before left. */
  private synchronized void look() {
    if (looked) {
      return;
    }
    looked = true;
    String[] left = place.toFile().list();
    for (String name : left == null ? new String[0] : left) {
      files.add(place.resolve(name));
      count.incrementAndGet();
      names.accumulateAndGet(number(name), Math::max);
    }
  }

  private static long number(String name) {
    try {
      return Long.parseLong(name, 36);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A file, and under no other name through which somebody could change it. */
  private static boolean isAlone(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
            instanceof Integer links
        && links == 1;
  }
}
