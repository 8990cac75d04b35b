package io.kryptonx.worker.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * What programs need of this system: themselves, their libraries, and of {@code /etc} the settings
 * that are no secrets.
 */
final class SystemFolders {

  private static final List<String> TOP =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt");
  private static final List<String> STORES = List.of("/nix/store", "/gnu/store");
  private static final String ETC_NAMES =
      "{alternatives,ld.so.cache,ld.so.conf,ld.so.conf.d,passwd,group,nsswitch.conf,localtime,"
          + "fonts,ssl,ca-certificates,pki,mime.types,magic,magic.mime,papersize,perl,python*,"
          + "java*,ImageMagick*,ghostscript,texmf,R,OpenCL,vulkan,protocols,services}";

  private SystemFolders() {}

  /** Appends arguments that make them visible for reading. */
  static void bind(List<String> all) {
    for (String folder : TOP) {
      bindOrLink(all, Path.of(folder));
    }
    for (String store : STORES) {
      if (Files.isDirectory(Path.of(store))) {
        all.addAll(List.of("--ro-bind", store, store));
      }
    }
    for (Path setting : settings()) {
      bindOrLink(all, setting);
    }
  }

  private static void bindOrLink(List<String> all, Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        all.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
      } else if (Files.exists(path)) {
        all.addAll(List.of("--ro-bind", path.toString(), path.toString()));
      }
    } catch (IOException e) {
      return; // not for us to see, so not for attempts either
    }
  }

  private static Iterable<Path> settings() {
    TreeSet<Path> settings = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/etc"), ETC_NAMES)) {
      found.forEach(settings::add);
    } catch (IOException e) {
      return settings; // a system without /etc
    }
    return settings;
  }
}
