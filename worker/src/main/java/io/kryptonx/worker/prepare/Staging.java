package io.kryptonx.worker.prepare;

import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder that appears as a whole or not at all: made beside its place, then renamed. */
final class Staging implements AutoCloseable {

  private static final String PREFIX = "making-";

  private final Path target;
  private final Path place;

  private Staging(Path target, Path place) {
    this.target = target;
    this.place = place;
  }

  /** Begins to make a folder. What stands there is replaced. */
  static Staging begin(Path target) throws IOException {
    Path parent = Objects.requireNonNull(target.getParent());
    Files.createDirectories(parent);
    Deletion.delete(target);
    return new Staging(target, Files.createTempDirectory(parent, PREFIX));
  }

  /** Where it is made. */
  Path place() {
    return place;
  }

  /** Makes it appear, on stable storage. If another process was faster, its folder stays. */
  void complete() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(false);
      }
    }
    try {
      Files.move(place, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    Deletion.delete(place);
  }
}
