package io.kryptonx.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.FakeTerminal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLinesTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void arePaintedOverInPlace(int columns) {
    FakeTerminal terminal = new FakeTerminal(columns);
    LiveLines lines = lines(columns, 24, true);
    lines.header("gallery-3  revision 2b214ddf3326");
    for (int done = 0; done <= 10_000; done += 500) {
      lines.progress(progress(done));
      take(terminal);
      if (done == 3000) {
        lines.line("note  no sandbox");
        take(terminal);
      }
    }
    assertThat(terminal.screen()).hasSize(5);
    assertThat(terminal.screen().getFirst()).isEqualTo("note  no sandbox");
    lines.end();
    take(terminal);
    assertThat(terminal.screen()).containsExactly("note  no sandbox");
  }

  @Test
  void showEachStageAndHowFarItAllIs() {
    FakeTerminal terminal = new FakeTerminal(90);
    LiveLines lines = lines(90, 24, false);
    lines.header("gallery-3");
    lines.progress(new Progress(progress(2000).stages(), 4_000));
    lines.progress(new Progress(progress(4000).stages(), 14_000));
    take(terminal);
    assertThat(terminal.screen())
        .containsExactly(
            "gallery-3",
            "⠙ thumbnail  4000/10000  ran 1000 · cached 3000  2 running",
            "✘ palette           1/2  failed 1",
            "  ━━━━━━━━━───────────────  4001/10002 · 2 running · 14s · about 30s left");
  }

  @Test
  void showWhatMattersWhereThereAreMoreStagesThanRows() {
    List<StageProgress> stages = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean active = i == 7 || i == 30;
      int ended = i < 20 && !active ? 1 : 0;
      stages.add(stage("stage" + i, 1, active ? 1 : 0, Map.of(TaskStatus.RAN, ended)));
    }
    FakeTerminal terminal = new FakeTerminal(80);
    LiveLines lines = lines(80, 10, false);
    lines.header("many-1");
    lines.progress(new Progress(stages, 1_000));
    take(terminal);
    assertThat(terminal.screen()).hasSizeLessThan(10);
    assertThat(String.join("\n", terminal.screen()))
        .contains("stage7 ", "stage30 ", "stage20 ", "… 34 more; 19 of 40 stages done");
  }

  @Test
  void showWhatGoesOnBeforeTheRun() {
    FakeTerminal terminal = new FakeTerminal(80);
    LiveLines lines = lines(80, 24, false);
    lines.header("compiling stages …");
    lines.progress(new Progress(List.of(), 0));
    take(terminal);
    assertThat(terminal.screen()).containsExactly("compiling stages …");
  }

  @Test
  void areNotPaintedAgainWhereNothingChanged() {
    LiveLines lines = lines(80, 24, false);
    lines.header("compiling stages …");
    lines.progress(new Progress(List.of(), 0));
    bytes.reset();
    lines.progress(new Progress(List.of(), 0));
    assertThat(bytes.size()).isZero();
  }

  private LiveLines lines(int columns, int rows, boolean coloured) {
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    return new LiveLines(new Output(stream, true, coloured, () -> columns - 1), () -> rows);
  }

  private void take(FakeTerminal terminal) {
    terminal.take(bytes.toString(StandardCharsets.UTF_8));
    bytes.reset();
  }

  private static Progress progress(int done) {
    return new Progress(
        List.of(
            stage(
                "thumbnail",
                10_000,
                2,
                Map.of(TaskStatus.CACHED, done - done / 4, TaskStatus.RAN, done / 4)),
            stage("palette", 2, 0, Map.of(TaskStatus.FAILED, 1))),
        done);
  }

  private static StageProgress stage(
      String name, int expected, int running, Map<TaskStatus, Integer> counts) {
    return new StageProgress(name, expected, counts, running);
  }
}
