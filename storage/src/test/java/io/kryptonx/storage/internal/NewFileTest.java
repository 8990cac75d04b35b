package io.kryptonx.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new file is written in large pieces, or not at all. */
class NewFileTest {

  @TempDir private Path folder;

  @Test
  void asksForLargePiecesOfAStreamThatCannotSayWhatItHas() {
    AtomicInteger reads = new AtomicInteger();
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream(new byte[1_000_000])) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            reads.incrementAndGet();
            return super.read(buffer, offset, length);
          }

          @Override
          public int available() {
            return 0;
          }
        };

    NewFile.write(folder.resolve("new"), in);

    assertThat(folder.resolve("new")).hasSize(1_000_000);
    assertThat(reads).hasValueLessThan(200);
  }

  @Test
  void leavesNothingWhenItsStreamBreaks() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("broken");
          }
        };

    assertThatThrownBy(() -> NewFile.write(folder.resolve("new"), broken))
        .hasMessageContaining("broken");
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
