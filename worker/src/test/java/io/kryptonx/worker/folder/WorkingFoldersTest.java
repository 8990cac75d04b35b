package io.kryptonx.worker.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFoldersTest {

  private static final TaskId TASK = new TaskId("stage", Item.of("a"));

  @TempDir Path root;

  private static List<String> below(WorkingFolder folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.base())) {
      return files.skip(1).map(f -> folder.base().relativize(f).toString()).sorted().toList();
    }
  }

  private void next(Vandal vandal, boolean again) throws IOException {
    try (WorkingFolders folders = new WorkingFolders(root)) {
      WorkingFolder first = folders.take(TASK, 1);
      first.makePrivatePlaces();
      vandal.spoils(first);
      folders.giveBack(first, again);
      used = Files.exists(first.base());
      WorkingFolder second = folders.take(TASK, 2);
      assertThat(second.base()).isNotEqualTo(first.base());
      second.makePrivatePlaces();
      assertThat(below(second))
          .containsExactly("kx", "kx/home", "kx/tmp", "kx/work", "kx/work/in", "kx/work/out");
      folders.giveBack(second, true);
    }
  }

  private boolean used;

  /** What an attempt does to its folder. */
  private interface Vandal {
    void spoils(WorkingFolder folder) throws IOException;
  }

  @Test
  void areUsedAgainEmptied() throws IOException {
    next(
        folder -> {
          Files.writeString(folder.log(), "said");
          Files.writeString(folder.in().resolve("n.txt"), "in");
          Files.createDirectories(folder.out().resolve("deep/er"));
          Files.writeString(folder.work().resolve("scratch"), "left");
          Files.writeString(folder.home().resolve(".rc"), "left");
          Files.createSymbolicLink(folder.tmp().resolve("link"), root);
        },
        true);

    assertThat(used).isTrue();
    assertThat(root).isEmptyDirectory(); // since it was closed
  }

  @Test
  void areNotUsedAgainWhereTheAttemptFailed() throws IOException {
    next(_ -> {}, false);
    assertThat(used).isFalse();
  }

  @Test
  void areNotUsedAgainWhereRightsOrNotesOrPartsChanged() throws IOException {
    next(
        folder ->
            Files.setPosixFilePermissions(
                folder.in(), PosixFilePermissions.fromString("rwx------")),
        true);
    assertThat(used).isFalse();
    next(
        folder ->
            Files.getFileAttributeView(folder.out(), UserDefinedFileAttributeView.class)
                .write("word", ByteBuffer.wrap(new byte[] {1})),
        true);
    assertThat(used).isFalse();
    next(
        folder -> {
          Files.delete(folder.out());
          Files.createSymbolicLink(folder.out(), folder.tmp());
        },
        true);
    assertThat(used).isFalse();
    next(folder -> Files.delete(folder.in()), true);
    assertThat(used).isFalse();
  }
}
