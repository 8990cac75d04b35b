package io.kryptonx.storage.embedded;

import static io.kryptonx.storage.embedded.TestStores.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.storage.AssetStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine at a time writes to a store; any number of others read beside it. */
class StoreLockTest {

  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void aSecondOpeningInTheSameProcessIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    try (EmbeddedStore first = TestStores.write(folder)) {
      for (Path name : List.of(folder, link)) {
        assertThat(failure(ErrorCode.STORE_BUSY, () -> TestStores.write(name)))
            .hasMessageContaining("this process (" + ProcessHandle.current().pid() + ")")
            .hasMessageContaining("--store");
      }
      assertThat(first.epoch()).isEqualTo(1);
    }
    TestStores.write(folder).close();
  }

  @Test
  void anotherProcessHoldsItUntilItDies() throws Exception {
    Process holder = holder(folder);
    try {
      assertThat(failure(ErrorCode.STORE_BUSY, () -> TestStores.write(folder)))
          .hasMessageContaining("process " + holder.pid());
      failure(ErrorCode.STORE_BUSY, () -> TestStores.write(folder));
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (EmbeddedStore store = TestStores.write(folder)) {
      assertThat(store.epoch()).isEqualTo(2);
      assertThat(store.assets().get(Digest.of(CONTENT))).isEqualTo(CONTENT);
    }
  }

  @Test
  void readersSeeWhatAnotherProcessCommits() throws Exception {
    Process holder = holder(folder);
    try (EmbeddedStore reader = TestStores.read(folder)) {
      assertThat(reader.assets().get(Digest.of(CONTENT))).isEqualTo(CONTENT);
      assertThat(reader.epoch()).isZero();
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void readersSeeWhatIsCommittedBesideThem() {
    try (EmbeddedStore writer = TestStores.write(folder);
        EmbeddedStore reader = TestStores.read(folder)) {
      Digest digest = writer.assets().put(CONTENT);
      assertThat(reader.assets().has(digest)).isFalse();

      TestStores.commit(writer, 1, 1);

      assertThat(reader.assets().has(digest)).isTrue();
      assertThat(reader.journal().header(TestStores.RUN)).isPresent();
    }
  }

  @Test
  void aFailedOpeningHoldsNothing() {
    TestStores.write(folder).close();
    TestStores.sql(folder, "PRAGMA user_version = 99");
    failure(ErrorCode.STORE_VERSION, () -> TestStores.write(folder));
    TestStores.sql(folder, "PRAGMA user_version = " + Schema.FORMAT);

    TestStores.write(folder).close();
  }

  private static Process holder(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertThat(said.readLine()).isEqualTo("open");
    return process;
  }

  /** Opens a store, makes some content durable, and waits to be killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws IOException {
      AssetStore assets = TestStores.write(Path.of(args[0])).assets();
      assets.makeDurable(List.of(assets.put(CONTENT)));
      System.out.println("open");
      System.in.read();
    }
  }
}
