package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores that older versions made, with two runs that ended and one that was killed before its
 * stage {@code page}, whose command was longer then.
 */
final class OlderStoreIT {

  @TempDir Path folder;

  @Test
  void keepsResultsAndPublishedFilesOfTheFirstFormat() throws IOException {
    Workspace workspace = unpack("format-1.zip");

    Workspace.Run run = workspace.run();

    assertThat(run.attempted()).containsExactly("page");
    assertThat(run.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(run.report().run()).isEqualTo(new RunId("notes-4"));
    assertThat(workspace.file("site/x.txt")).hasContent("THREE\n");
    List<RunHeader> runs = runsOfAGoodStore();
    assertThat(runs).hasSize(4);
    assertThat(runs.subList(1, 4))
        .allSatisfy(old -> assertThat(old.body()).isInstanceOf(RunBody.Removed.class));
    assertThat(runs)
        .extracting(RunHeader::status)
        .containsExactly(
            RunStatus.SUCCEEDED, RunStatus.SUPERSEDED, RunStatus.SUCCEEDED, RunStatus.SUCCEEDED);
  }

  @Test
  void keepsEverythingOfTheSecondFormat() throws IOException {
    Workspace workspace = unpack("format-2.zip");

    Workspace.Run run = workspace.run();

    assertThat(run.attempted()).containsExactly("page");
    assertThat(run.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(workspace.file("site/x.txt")).hasContent("THREE\n");
    assertThat(runsOfAGoodStore())
        .allSatisfy(old -> assertThat(old.body()).isInstanceOf(RunBody.Whole.class));
  }

  @Test
  void isNotChangedByWhoOnlyReads() throws IOException {
    unpack("format-2.zip");
    Path database = folder.resolve(".kryptonx/store.db");
    byte[] before = Files.readAllBytes(database);

    KryptonxException refused =
        catchThrowableOfType(
            KryptonxException.class,
            () -> StoreTools.open(folder.resolve(".kryptonx"), Access.READ));

    assertThat(refused.code()).isEqualTo(ErrorCode.STORE_VERSION);
    assertThat(refused).hasMessageContaining("older format 2").hasMessageContaining("kryptonx run");
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
  }

  private List<RunHeader> runsOfAGoodStore() {
    try (StoreTools tools = StoreTools.open(folder.resolve(".kryptonx"), Access.READ)) {
      assertThat(tools.check(true, StoreProgress.NONE).damages()).isEmpty();
      return tools.runs();
    }
  }

  private Workspace unpack(String name) throws IOException {
    try (InputStream in = OlderStoreIT.class.getResourceAsStream("/stores/" + name);
        ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(zip, target);
        }
      }
    }
    return new Workspace(folder);
  }
}
