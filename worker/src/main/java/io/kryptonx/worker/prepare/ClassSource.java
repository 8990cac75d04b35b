package io.kryptonx.worker.prepare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The classes on a classpath by their internal names ({@code a/b/C}). */
@FunctionalInterface
interface ClassSource {

  /** The bytes of a class; the first on the classpath counts. */
  Optional<byte[]> find(String internalName) throws IOException;

  /** The classes of folders and jars. */
  static ClassSource of(List<Path> classpath) {
    List<ClassSource> sources = new ArrayList<>();
    for (Path path : classpath) {
      sources.add(Files.isDirectory(path) ? name -> inFolder(path, name) : jar(path));
    }
    return name -> {
      for (ClassSource source : sources) {
        Optional<byte[]> found = source.find(name);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    };
  }

  private static Optional<byte[]> inFolder(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".class").normalize();
    return file.startsWith(folder) && Files.isRegularFile(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  private static ClassSource jar(Path jar) {
    return name -> {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        ZipEntry entry = zip.getEntry(name + ".class");
        if (entry == null) {
          return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
          return Optional.of(in.readAllBytes());
        }
      }
    };
  }
}
