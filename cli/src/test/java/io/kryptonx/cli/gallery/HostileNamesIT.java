package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of any name go through source, commands, a collection and publishing as they are. */
final class HostileNamesIT {

  private static final List<String> NAMES =
      List.of(
          "with space",
          "new\nline",
          "tab\tand 'quotes' \"double\" `tick`",
          "--flags",
          "-rf",
          "$(touch pwned); & | > x * ? [a] {b}",
          "%41 %2F :: a:b",
          "Zo\u00eb \u65e5\u672c \u05e9\u05dc\u05d5\u05dd \ud83d\udc08",
          "right\u202eleft",
          "n".repeat(251),
          "\u00e9".repeat(125),
          "d/e".repeat(60));

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    workspace = new Workspace(folder);
    workspace.write(
        "pipeline.yaml",
        """
        pipeline: names
        sources:
          texts: { files: "in/{text}.txt", type: text/plain }
        stages:
          name:
            in:  { text: texts }
            out: { name: text/plain }
            reads: [item]
            run: |
              cat "$text" > "$name"
              printf '|%s' "$item" >> "$name"
          all:
            in:  { names: { from: name, collect: true } }
            out: { all: text/plain }
            run: find "$names" -type f -print0 | tr -dc '\\0' | wc -c > "$all"
        publish:
          "out/{text}.txt": name
          "out.txt": all
        """);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "OFF"})
  void comeOutAsTheyWentIn(io.kryptonx.engine.EngineConfig.Sandbox sandbox) throws IOException {
    for (String name : NAMES) {
      workspace.write("in/" + name + ".txt", "content of " + name);
    }

    var report = workspace.run(sandbox).report();

    assertThat(report.failures()).isEmpty();
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    for (String name : NAMES) {
      assertThat(Files.readString(workspace.file("out/" + name + ".txt")))
          .startsWith("content of " + name + "|");
    }
    assertThat(Files.readString(workspace.file("out.txt")).strip())
        .isEqualTo(Integer.toString(NAMES.size()));
    assertThat(workspace.file("pwned")).doesNotExist();
    assertThat(workspace.run(sandbox).attempted()).isEmpty();
  }

  @Test
  void areRefusedWhereBothNormalFormsStandSideBySide() throws IOException {
    workspace.write("in/Zo\u00eb.txt", "composed");
    workspace.write("in/" + Normalizer.normalize("Zo\u00eb", Normalizer.Form.NFD) + ".txt", "not");

    assertThatThrownBy(() -> workspace.run())
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("two files for item", "rename one");
  }

  @Test
  void aBackslashIsRefusedWhereItWouldBePublished() throws IOException {
    workspace.write("in/a\\b.txt", "A");

    var report = workspace.run().report();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.failures().getFirst().failure().message()).contains("holds a backslash");
  }

  @Test
  void aSocketIsRefusedWithoutConnectingToIt() throws IOException {
    workspace.write("in/a.txt", "A");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(workspace.file("in/s.txt")));

      assertThatThrownBy(() -> workspace.run())
          .isInstanceOf(KryptonxException.class)
          .hasMessageContainingAll("in/s.txt", "no regular file");
    }
  }

  @Test
  void aFolderWhereAFileWasIsAnotherItemAndTheFileIsGone() throws IOException {
    workspace.write("in/a.txt", "A");
    workspace.write("in/b.txt", "B");
    workspace.run();
    Files.delete(workspace.file("in/b.txt"));
    workspace.write("in/b.txt/c.txt", "C");

    var report = workspace.run().report();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED); // out/b.txt cannot be both
    assertThat(report.failures().getFirst().failure().message()).contains("out/b.txt");
    assertThat(Files.readString(workspace.file("out/b.txt"))).startsWith("B|");
  }

  @Test
  void foldersDeeperThanItLooksAreSaidNotLeftOut() throws IOException {
    workspace.write("in/a.txt", "A");
    workspace.write("in/" + "d/".repeat(70) + "deep.txt", "deep");

    assertThatThrownBy(() -> workspace.run())
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("deeper than 64");
  }
}
