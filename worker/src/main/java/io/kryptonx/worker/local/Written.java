package io.kryptonx.worker.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/**
 * What lies in some places, as far as it was counted; they may change meanwhile.
 *
 * @param bytes as sizes of files, whatever of them is on the disk
 * @param files with folders
 */
record Written(long bytes, int files) {

  /**
   * Counts, following no link, until it is more than so many bytes or files.
   *
   * @param without a folder that does not count
   */
  static Written by(List<Path> places, Path without, long maxBytes, int maxFiles) {
    Count count = new Count(without, maxBytes, maxFiles);
    for (Path place : places) {
      try {
        Files.walkFileTree(place, count);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a visitor that throws nothing: cannot be
      }
    }
    return new Written(count.bytes, count.files);
  }

  /** A size for people. */
  static String size(long bytes) {
    return bytes < 1 << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }

  private static final class Count extends SimpleFileVisitor<Path> {

    private final Path without;
    private final long maxBytes;
    private final int maxFiles;
    private long bytes;
    private int files;

    Count(Path without, long maxBytes, int maxFiles) {
      this.without = without;
      this.maxBytes = maxBytes;
      this.maxFiles = maxFiles;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      files++;
      return folder.equals(without) ? FileVisitResult.SKIP_SUBTREE : go();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      bytes += attributes.isRegularFile() ? attributes.size() : 0;
      return go();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return go(); // it is gone, or nobody may look at it
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException e) {
      return go();
    }

    private FileVisitResult go() {
      return bytes > maxBytes || files > maxFiles
          ? FileVisitResult.TERMINATE
          : FileVisitResult.CONTINUE;
    }
  }
}
