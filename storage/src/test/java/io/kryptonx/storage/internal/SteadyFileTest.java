package io.kryptonx.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that changes between the first look and the last byte is refused. */
class SteadyFileTest {

  @TempDir private Path folder;
  private Path path;
  private SteadyFile file;

  @BeforeEach
  void look() throws IOException {
    path = Files.writeString(folder.resolve("a.txt"), "content");
    file = SteadyFile.at(path);
  }

  @Test
  void isReadWhenNothingChanges() {
    assertThat(file.readAll()).asString().isEqualTo("content");
  }

  @Test
  void mayNotGrow() throws IOException {
    Files.writeString(path, "more", StandardOpenOption.APPEND);

    assertChanged(file::readAll);
    assertChanged(file::hash);
  }

  @Test
  void mayNotShrink() throws IOException {
    Files.writeString(path, "cont");

    assertChanged(file::readAll);
    assertChanged(file::hash);
  }

  @Test
  void mayNotBeWrittenAnew() throws IOException {
    Files.writeString(path, "CONTENT");
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));

    assertChanged(file::readAll);
  }

  @Test
  void mayNotBeReplaced() throws IOException {
    FileTime time = Files.getLastModifiedTime(path);
    Path other = Files.writeString(folder.resolve("other"), "CONTENT");
    Files.setLastModifiedTime(other, time);
    Files.delete(path);
    Files.move(other, path);

    assertChanged(file::hash);
  }

  @Test
  void mayNotVanish() throws IOException {
    Files.delete(path);

    assertThatThrownBy(file::readAll)
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE))
        .hasMessageContaining("not there (any more)");
  }

  @Test
  void aFailureOfTheOtherSideIsNotItsFault() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(() -> file.copyTo(full))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space");
  }

  private static void assertChanged(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE))
        .hasMessageContaining("changed while it was read");
  }
}
