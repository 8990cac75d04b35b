package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine that died has left is swept up by the next one, whatever that has to do. */
final class LeftoversIT {

  @TempDir Path folder;

  @Test
  void areSweptByARunThatExecutesNothing() throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.write("in/one.txt", "text");
    workspace.write(
        "pipeline.yaml",
        """
        pipeline: copies
        sources:
          texts: { files: "in/{text}.txt", type: text/plain }
        stages:
          copy: { in: { text: texts }, out: { copy: text/plain }, run: cp "$text" "$copy" }
        """);
    workspace.run();
    Path left = workspace.file(".kryptonx/work/copy-0-1-dead-1/kx/work");
    Files.createDirectories(left);
    Files.writeString(left.resolve("half"), "written");

    assertThat(workspace.run().attempted()).isEmpty();

    assertThat(workspace.file(".kryptonx/work").toFile().list()).containsOnly("spare");
  }
}
