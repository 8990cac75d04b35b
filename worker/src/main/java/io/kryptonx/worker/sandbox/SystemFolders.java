package io.kryptonx.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where programs and their libraries are on this system. Every one that is mounted costs time. */
final class SystemFolders {

  private static final List<String> ALL =
      List.of(
          "/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/opt",
          "/nix/store",
          "/gnu/store");

  private SystemFolders() {}

  /** Appends arguments that make them visible for reading. */
  static void bind(List<String> all) {
    for (String folder : ALL) {
      Path path = Path.of(folder);
      if (Files.isSymbolicLink(path)) {
        all.addAll(List.of("--symlink", target(path), folder));
      } else if (Files.isDirectory(path) && !isEmpty(path)) {
        all.addAll(List.of("--ro-bind", folder, folder));
      }
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      return !children.iterator().hasNext();
    } catch (IOException e) {
      return true; // not for us to see, so not for attempts either
    }
  }
}
