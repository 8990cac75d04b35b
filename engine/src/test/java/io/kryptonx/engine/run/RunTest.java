package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.SeededExecutor;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void makesAndPublishesEverything() {
    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(7);
    assertThat(shop.read("site/a.txt")).isEqualTo("loud(clean(A)|tone=plain)");
    assertThat(report.published())
        .extracting(RunReport.Published::path)
        .containsExactly("site/a.txt", "site/b.txt", "site/c.txt", "site/index.html");
  }

  @Test
  void executesNothingTheSecondTime() {
    RunReport first = shop.run();
    RunReport second = shop.run();

    assertThat(second.tasks().get(TaskStatus.CACHED)).isEqualTo(7);
    assertThat(Workshop.executed(second)).isZero();
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(shop.journal(second.run())).hasSizeLessThan(9);
  }

  @Test
  void executesWhatAChangedNoteReaches() {
    shop.run();
    shop.file("notes/b.txt", "BB");
    RunReport report = shop.run();

    assertThat(shop.worker().performed().subList(7, 10))
        .containsExactly("clean [b]", "loud [b]", "page");
    assertThat(report.tasks().get(TaskStatus.CACHED)).isEqualTo(4);
  }

  @Test
  void executesNothingWhenAnEarlierStateComesBack() {
    shop.run();
    shop.file("notes/b.txt", "BB").run();
    RunReport third = shop.file("notes/b.txt", "B").run();

    assertThat(Workshop.executed(third)).isZero();
  }

  @Test
  void stopsWhereAResultIsTheSame() {
    shop.run();
    shop.pipeline(Notes.PIPELINE.replace("run: clean", "run: const"));
    shop.run();
    shop.pipeline(
        Notes.PIPELINE.replace("run: clean", "run: const").replace("note: notes", "n: notes"));
    RunReport report = shop.run();

    assertThat(report.tasks().get(TaskStatus.UNCHANGED)).isEqualTo(3);
    assertThat(report.tasks().get(TaskStatus.CACHED)).isEqualTo(4);
  }

  @Test
  void doesEqualWorkOnce() {
    shop.file("notes/b.txt", "A");
    RunReport report = shop.run();

    assertThat(shop.worker().performed()).hasSize(5);
    assertThat(report.tasks().get(TaskStatus.CACHED)).isEqualTo(2);
    assertThat(shop.read("site/b.txt")).isEqualTo(shop.read("site/a.txt"));
  }

  @Test
  void goesOnBesideAFailureAndPublishesNothing() {
    shop.file("notes/b.txt", "bad");
    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.tasks().get(TaskStatus.FAILED)).isEqualTo(1);
    assertThat(report.tasks().get(TaskStatus.BLOCKED)).isEqualTo(2);
    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(4);
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void runsEverythingAnewWhenAskedTo() {
    shop.run();
    RunReport report = shop.run(Workshop.fresh());

    assertThat(report.tasks().get(TaskStatus.UNCHANGED)).isEqualTo(7);
  }

  @Test
  void runsWhatAStageNeedsAndPublishesNothing() {
    RunReport report = shop.run(Workshop.only("clean"));

    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(3);
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void tellsTheObserverEveryEntryOnceAndInOrder() {
    RunReport report = shop.run();

    assertThat(shop.durable()).isEqualTo(shop.journal(report.run()));
    assertThat(shop.durable())
        .extracting(JournalEntry::sequence)
        .isEqualTo(
            java.util.stream.LongStream.rangeClosed(1, shop.durable().size()).boxed().toList());
  }

  @Test
  void neverHasMoreAttemptsInFlightThanJobs() {
    try (ThreadExecutor threads = new ThreadExecutor()) {
      for (int i = 0; i < 40; i++) {
        shop.file("notes/n" + i + ".txt", "N" + i);
      }
      shop.executor(threads).jobs(2).run();
    }
    assertThat(shop.worker().most()).isBetween(1, 2);
    assertThat(shop.worker().performed()).hasSize(87);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
  void givesTheSameDigestInWhateverOrderWorkEnds(long seed, @TempDir Path other) {
    RunReport one = shop.run();
    RunReport two = Notes.in(other).executor(new SeededExecutor(seed)).run();

    assertThat(two.digest()).as("seed %s", seed).isEqualTo(one.digest());
  }

  @Test
  void stampsEntriesWithTimesThatNeverRunBackwards() {
    shop.worker()
        .hook((_, _) -> {
          shop.clock().set(java.time.Instant.parse("1999-01-01T00:00:00Z"));
          return java.util.Optional.empty();
        });
    RunReport report = shop.run();

    List<JournalEntry> entries = new ArrayList<>(shop.journal(report.run()));
    assertThat(entries).isSortedAccordingTo(java.util.Comparator.comparing(JournalEntry::time));
    assertThat(report.durationMillis()).isNotNegative();
  }
}
