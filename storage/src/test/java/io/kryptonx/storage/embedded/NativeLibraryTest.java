package io.kryptonx.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native library of the database is unpacked once, and used only if it is the original. */
class NativeLibraryTest {

  private static final String NAME = System.mapLibraryName("sqlitejdbc");

  @TempDir private Path cache;

  @Test
  void isUnpackedOnce() throws IOException {
    Path library = NativeLibrary.cached(cache).orElseThrow().resolve(NAME);
    Object unpacked = Files.getAttribute(library, "unix:ino");

    Path again = NativeLibrary.cached(cache).orElseThrow().resolve(NAME);

    assertThat(again).isEqualTo(library);
    assertThat(Files.getAttribute(again, "unix:ino")).isEqualTo(unpacked);
  }

  @Test
  void isUnpackedAgainWhenItWasChanged() throws IOException {
    Path library = NativeLibrary.cached(cache).orElseThrow().resolve(NAME);
    byte[] original = Files.readAllBytes(library);
    byte[] changed = original.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(library, changed);

    NativeLibrary.cached(cache);

    assertThat(library).hasBinaryContent(original);
  }

  @Test
  void isNotUsedFromAFolderThatOthersMayWriteTo() throws IOException {
    Path folder = NativeLibrary.cached(cache).orElseThrow();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(NativeLibrary.cached(cache)).isEqualTo(Optional.empty());
  }
}
