package io.kryptonx.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.model.task.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

  @Test
  void tellEachStageOnceAndNowAndThenHowFarItIs() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    PlainLines lines = new PlainLines(new Output(stream, false, false, () -> 80));
    lines.header("gallery-3");
    lines.started();
    for (int second = 0; second <= 40; second++) {
      lines.progress(
          new Progress(
              List.of(
                  stage("thumbnail", 40, second, TaskStatus.RAN),
                  stage("palette", 5, Math.min(5, second), TaskStatus.RAN),
                  stage("known", 5, 5, TaskStatus.CACHED)),
              second * 1000L));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            gallery-3
            ✔ palette     5/5  ran 5
              25/50 ended, 1 running, 15s, about 19s left
              35/50 ended, 1 running, 25s, about 15s left
              45/50 ended, 1 running, 35s, about 5s left
            ✔ thumbnail  40/40  ran 40
            """);
  }

  @Test
  void ofManyStagesOnlyTheFirstAreToldAndThoseThatFailed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    PlainLines lines = new PlainLines(new Output(stream, false, false, () -> 80));
    List<StageProgress> stages = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      stages.add(stage("s" + i, 1, 1, i == 4_000 ? TaskStatus.FAILED : TaskStatus.RAN));
    }
    lines.progress(new Progress(stages, 1000));
    lines.ended(new Progress(stages, 2000));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(Words.MAX_LISTED + 2)
        .contains("  … further stages are only counted", "✘ s4000  1/1  failed 1");
  }

  private static StageProgress stage(String name, int expected, int ended, TaskStatus status) {
    int running = ended < expected ? 1 : 0;
    return new StageProgress(name, expected, Map.of(status, ended), running);
  }
}
