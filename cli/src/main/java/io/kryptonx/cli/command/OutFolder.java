package io.kryptonx.cli.command;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Folders that commands write for people, whole or not at all. */
final class OutFolder {

  private OutFolder() {}

  /**
   * Writes a folder. Nothing may be in it before, and nothing is in it if writing fails.
   *
   * @param content writes into the folder that it is given
   */
  static void write(Path folder, String name, Consumer<Path> content) {
    Path target = folder.resolve(name).toAbsolutePath().normalize();
    try {
      if (Files.exists(target) && (!Files.isDirectory(target) || !files(target).isEmpty())) {
        throw new KryptonxException(
            ErrorCode.USAGE, "'" + name + "' is there and not empty; name a new folder");
      }
      Files.createDirectories(target);
      try {
        content.accept(target);
      } catch (RuntimeException e) {
        empty(target, e);
        throw e;
      }
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  /** A file in a folder that is being written, after the folders that it stands in. */
  static Path file(Path folder, String path) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "it is in the folder"));
      return file;
    } catch (IOException | InvalidPathException e) {
      throw cannotWrite(path, e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void empty(Path folder, RuntimeException because) {
    try {
      for (Path file : files(folder)) {
        Deletion.delete(file);
      }
    } catch (IOException stays) {
      because.addSuppressed(stays);
    }
  }

  private static KryptonxException cannotWrite(String name, Exception e) {
    return new KryptonxException(
        ErrorCode.ENVIRONMENT, "cannot write '" + name + "': " + e.getMessage(), e);
  }
}
