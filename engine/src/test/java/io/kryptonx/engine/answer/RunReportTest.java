package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.RunReport.RootCause;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void tellsARootCauseWithItsOutputAndWhatItBlocked() {
    shop.file("notes/b.txt", "bad");

    RunReport report = shop.run();

    assertThat(report.failures()).hasSize(1);
    RootCause cause = report.failures().getFirst();
    assertThat(cause.task()).hasToString("clean [b]");
    assertThat(cause.failure().message()).isEqualTo("exit code 1");
    assertThat(cause.output()).containsExactly("it was bad");
    assertThat(cause.blocked()).isEqualTo(2);
    assertThat(cause.attempts()).isEqualTo(1);
  }

  @Test
  void tellsTheFailureOfEqualWorkOnce() {
    shop.file("notes/b.txt", "bad").file("notes/c.txt", "bad");

    RunReport report = shop.run();

    assertThat(report.tasks().get(TaskStatus.FAILED)).isEqualTo(2);
    assertThat(report.failures()).hasSize(1);
  }

  @Test
  void countsWhatEachOfManyFailuresBlocked() {
    shop.file("notes/b.txt", "bad").file("notes/c.txt", "bad, too");

    assertThat(shop.run().failures())
        .extracting(cause -> cause.task() + " blocks " + cause.blocked())
        .containsExactly("clean [b] blocks 2", "clean [c] blocks 2");
  }

  @Test
  void countsWhatIsBlockedInFoldersOfItems() {
    shop.pipeline(
        """
        pipeline: notes
        sources:
          notes: { files: "notes/{note}.txt", type: text/plain }
        stages:
          split: { in: { note: notes }, out: { part: { type: text/plain, each: true } }, run: split }
          loud: { in: { quiet: split }, out: { text: text/plain }, run: loud }
          page: { in: { texts: { from: loud, collect: true } }, out: { html: text/html }, run: page }
        """);
    shop.file("notes/b.txt", "bad");

    RunReport report = shop.run();

    assertThat(report.failures())
        .singleElement()
        .satisfies(cause -> assertThat(cause.task()).hasToString("split [b]"))
        .satisfies(cause -> assertThat(cause.blocked()).isEqualTo(2));
    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(6);
  }

  @Test
  void tellsThatPublishingWasRefused() {
    shop.file("site/b.txt", "mine");

    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.published()).isEmpty();
    assertThat(report.failures())
        .singleElement()
        .satisfies(cause -> assertThat(cause.task().stage()).isEqualTo("publish"))
        .satisfies(cause -> assertThat(cause.failure().message()).contains("'site/b.txt'"));
    assertThat(folder.resolve("site/a.txt")).doesNotExist();
  }

  @Test
  void hasEveryStatusAndEveryStage() {
    RunReport report = shop.run();

    assertThat(report.tasks()).containsOnlyKeys(TaskStatus.values());
    assertThat(report.stages())
        .extracting(stage -> stage.stage() + " " + stage.ended() + "/" + stage.expected())
        .containsExactly("clean 3/3", "loud 3/3", "page 1/1");
  }
}
