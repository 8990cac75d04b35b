package io.kryptonx.storage.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Spares the database driver from unpacking its native library anew at every start, which takes
 * longer than everything else a short command does. It is unpacked once into the user's cache, and
 * compared with the checksum of the original whenever it is used.
 *
 * <p>Whatever goes wrong here, the driver still knows how to unpack it by itself.
 */
final class NativeLibrary {

  /** Where the driver looks first. */
  private static final String LIBRARY_PATH = "org.sqlite.lib.path";

  /** A folder that the driver lists at every start, in search of what earlier ones left. */
  private static final String TEMPORARY_FOLDER = "org.sqlite.tmpdir";

  private NativeLibrary() {}

  /** Makes the driver find its library; to be called before its first use. */
  static synchronized void prepare() {
    if (System.getProperty(LIBRARY_PATH) != null) {
      return;
    }
    cached(UserCache.folder())
        .ifPresent(folder -> {
          System.setProperty(LIBRARY_PATH, folder.toString());
          System.setProperty(
              TEMPORARY_FOLDER, System.getProperty(TEMPORARY_FOLDER, folder.toString()));
        });
  }

  /** The folder below a cache that holds the library, or nothing if that cannot be trusted. */
  static Optional<Path> cached(Path cache) {
    try {
      return Optional.ofNullable(unpacked(cache));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Path unpacked(Path cache) throws IOException {
    String name = System.mapLibraryName(LibraryLoaderUtil.NATIVE_LIB_BASE_NAME);
    URL original = SQLiteJDBCLoader.class.getResource(resourceFolder() + "/" + name);
    if (original == null || !(original.openConnection() instanceof JarURLConnection jar)) {
      return null;
    }
    jar.setUseCaches(false);
    try (JarFile file = jar.getJarFile()) {
      JarEntry entry = jar.getJarEntry();
      Path folder = folder(cache, Long.toHexString(entry.getCrc()));
      Path library = folder.resolve(name);
      if (!isGood(library, entry)) {
        unpack(file.getInputStream(entry), library);
      }
      return isGood(library, entry) ? folder : null;
    }
  }

  /**
   * Where the original is. The driver's own answer looks through all that this process has mapped
   * in search of musl, which takes 20 ms; so it is asked only where the answer is not plain.
   */
  private static String resourceFolder() {
    String arch = System.getProperty("os.arch", "").replace("amd64", "x86_64");
    boolean plain =
        System.getProperty("os.name", "").equals("Linux")
            && List.of("x86_64", "aarch64").contains(arch)
            && !Files.exists(Path.of("/lib/ld-musl-" + arch + ".so.1"));
    return plain
        ? "/org/sqlite/native/Linux/" + arch
        : LibraryLoaderUtil.getNativeLibResourcePath();
  }

  /** A folder that nobody else can write to. */
  private static Path folder(Path cache, String key) throws IOException {
    Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
    Path folder = cache.resolve("kryptonx/sqlite-" + key);
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
    boolean owned = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    if (!owned || !Files.getPosixFilePermissions(folder).equals(ours)) {
      throw new IOException("others may write to " + folder);
    }
    return folder;
  }

  private static void unpack(InputStream original, Path library) throws IOException {
    Path temporary = Files.createTempFile(library.getParent(), "unpacked", ".tmp");
    try (original) {
      Files.copy(original, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static boolean isGood(Path library, JarEntry original) throws IOException {
    if (!Files.isRegularFile(library) || Files.size(library) != original.getSize()) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(library));
    return crc.getValue() == original.getCrc();
  }
}
