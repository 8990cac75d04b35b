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
import java.util.Set;
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
    try {
      Path folder = cached();
      if (folder != null) {
        System.setProperty(LIBRARY_PATH, folder.toString());
        System.setProperty(
            TEMPORARY_FOLDER, System.getProperty(TEMPORARY_FOLDER, folder.toString()));
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // no usable cache
    }
  }

  private static @Nullable Path cached() throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    URL original = SQLiteJDBCLoader.class.getResource(resource);
    if (original == null || !(original.openConnection() instanceof JarURLConnection jar)) {
      return null;
    }
    jar.setUseCaches(false);
    long checksum;
    try (var file = jar.getJarFile()) {
      checksum = file.getEntry(jar.getEntryName()).getCrc();
      Path folder = folder(Long.toHexString(checksum));
      Path library = folder.resolve(name);
      if (!Files.exists(library) || checksum(library) != checksum) {
        unpack(file.getInputStream(file.getEntry(jar.getEntryName())), library);
      }
      return checksum(library) == checksum ? folder : null;
    }
  }

  /** A folder that nobody else can write to. */
  private static Path folder(String key) throws IOException {
    Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
    Path folder = UserCache.folder().resolve("kryptonx/sqlite-" + key);
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
    if (!Files.getPosixFilePermissions(folder).equals(ours)) {
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

  private static long checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return crc.getValue();
  }
}
