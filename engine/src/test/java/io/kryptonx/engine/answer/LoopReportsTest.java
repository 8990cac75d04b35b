package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopReportsTest {

  private static final String PIPELINE =
      """
      pipeline: notes
      sources: { notes: { files: "notes/{note}.txt", type: text/plain } }
      stages:
        grow:
          in: { draft: notes }
          out: { whole: text/plain }
          loop:
            carry: draft
            stages:
              parts:
                in: { text: carry }
                out: { part: { type: text/plain, each: true } }
                run: lines
              more: { in: { text: carry }, out: { longer: text/plain }, run: more }
              mark: { in: { line: parts }, out: { marked: text/plain }, run: mark }
              both:
                in: { text: more, marks: { from: mark, collect: true } }
                out: { joined: text/plain, log: text/plain }
                run: both
            until: carry.size > 20
            best: carry.size
            result: carry
            next: both.joined
            max_iterations: 3
        last: { in: { text: grow }, out: { end: text/plain }, run: last }
      """;

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop =
        new Workshop(folder)
            .pipeline(PIPELINE)
            .file("notes/a.txt", "a\nbad")
            .file("notes/b.txt", "b\nc");
  }

  private LoopReport loops(String stage, String... item) {
    return shop.engine()
        .insights()
        .loops(stage, List.of(item).stream().findFirst(), Optional.empty());
  }

  private Loop only(String stage, String... item) {
    assertThat(loops(stage, item).loops()).hasSize(1);
    return loops(stage, item).loops().getFirst();
  }

  @Test
  void tellsWhatEachIterationBeganWithAndYielded() {
    shop.run();

    Loop loop = only("grow", "b");
    assertThat(loop.ending()).contains(Ending.CONVERGED);
    assertThat(loop.chosen()).isEqualTo(2);
    assertThat(loop.iterations()).extracting(Iteration::number).containsExactly(1, 2);
    assertThat(loop.iterations().getFirst().score()).hasValue(3);
    assertThat(loop.iterations().getFirst().attempts()).isEqualTo(5);
    assertThat(loop.iterations().getFirst().tasks()).isEqualTo(Map.of(TaskStatus.RAN, 5));
    assertThat(loop.iterations().getLast().tasks()).isEmpty();
    assertThat(loop.best().flatMap(Iteration::result))
        .isEqualTo(loop.iterations().getLast().carry());
  }

  @Test
  void tellsThatIterationsOfASecondRunWereNotExecuted() {
    shop.run();
    shop.run();

    assertThat(only("grow", "b").iterations().getFirst().tasks())
        .isEqualTo(Map.of(TaskStatus.CACHED, 5));
    assertThat(only("grow", "b").iterations().getFirst().attempts()).isZero();
  }

  @Test
  void tellsWhyALoopFailed() {
    shop.run();

    Loop loop = only("grow", "a");
    assertThat(loop.ending()).contains(Ending.FAILED);
    assertThat(loop.failure().orElseThrow().message()).contains("failed: exit code 1");
    assertThat(loops("grow").loops()).hasSize(2);
  }

  @Test
  void namesTheLoopsWhereOtherStagesAreAskedFor() {
    shop.run();

    assertThatThrownBy(() -> loops("last"))
        .isInstanceOf(KryptonxException.class)
        .hasMessage("'last' is no loop; notes-1 has the loops grow");
    assertThatThrownBy(() -> loops("grow/more"))
        .hasMessage("stage grow/more is no loop, but stands in one; ask for grow");
    assertThatThrownBy(() -> loops("grow", "c")).hasMessageContaining("no task for item 'c'");
  }

  @Test
  void listsWhatAnIterationMade() {
    shop.run();

    CheckpointReport made =
        shop.engine().insights().checkpoint("grow", Optional.of("b"), 1, Optional.empty());
    assertThat(made.entries())
        .extracting(CheckpointReport.Entry::path)
        .containsExactly(
            "carry.txt",
            "more/longer.txt",
            "parts/part/b.txt",
            "parts/part/c.txt",
            "mark/marked/b.txt",
            "mark/marked/c.txt",
            "both/joined.txt",
            "both/log.txt");
    assertThat(made.entries()).filteredOn(CheckpointReport.Entry::result).hasSize(1);
    assertThat(text(made.entries().getFirst().snapshot())).isEqualTo("b\nc");
  }

  @Test
  void hasNoOtherIterationsThanThereWere() {
    shop.run();

    assertThatThrownBy(() ->
            shop.engine().insights().checkpoint("grow", Optional.of("b"), 3, Optional.empty()))
        .hasMessage("loop grow [b] has no iteration 3 in notes-1; it has 1 to 2");
    assertThatThrownBy(() ->
            shop.engine().insights().checkpoint("grow", Optional.empty(), 1, Optional.empty()))
        .hasMessage("loop grow goes over 2 items; name one: a, b");
  }

  private String text(Snapshot snapshot) {
    return new String(shop.store().assets().get(snapshot.digest()), StandardCharsets.UTF_8);
  }
}
