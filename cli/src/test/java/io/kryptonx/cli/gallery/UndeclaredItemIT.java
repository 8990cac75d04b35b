package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage sees its item only when it says so, and is told how. */
final class UndeclaredItemIT {

  @TempDir Path folder;

  @Test
  void aJavaStageIsToldTheFix() throws IOException {
    Workspace workspace = pipeline("java: stages/Name.java");
    RunReport report = workspace.run().report();
    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.failures())
        .allSatisfy(f -> assertThat(f.failure().message()).contains("reads: [item]"));
  }

  @Test
  void aCommandIsToldTheFix() throws IOException {
    Workspace workspace = pipeline("run: echo \"$item\" > \"$name\"");
    KryptonxException mistake =
        catchThrowableOfType(KryptonxException.class, () -> workspace.run());
    assertThat(mistake.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).contains("reads: [item]"));
  }

  @Test
  void aStageThatSaysSoSeesIt() throws IOException {
    Workspace workspace = pipeline("run: echo \"$item\" > \"$name\"\n    reads: [item]");
    assertThat(workspace.run().report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(workspace.file("out/one.txt")).hasContent("one\n");
    assertThat(workspace.file("out/two.txt")).hasContent("two\n");
  }

  private Workspace pipeline(String action) throws IOException {
    Workspace workspace = new Workspace(folder);
    workspace.write("in/one.txt", "equal");
    workspace.write("in/two.txt", "equal");
    workspace.write(
        "stages/Name.java",
        """
        import io.kryptonx.stage.Stage;
        import io.kryptonx.stage.StageContext;
        import java.nio.file.Files;

        public final class Name implements Stage {
          @Override
          public void run(StageContext context) throws Exception {
            Files.writeString(context.output("name"), context.item());
          }
        }
        """);
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
            %s
        publish:
          "out/{text}.txt": name
        """
            .formatted(action));
    return workspace;
  }
}
