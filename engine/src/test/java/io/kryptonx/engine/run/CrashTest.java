package io.kryptonx.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.SeededExecutor;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.memory.Crash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at each commit of the journal in turn; the next one completes the run. */
class CrashTest {

  /** Results of {@code big} do not fit into the database, so that a power failure takes them. */
  private static final String BIG = Notes.PIPELINE.replace("run: loud", "run: big");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> nextProcessCompletesTheRun() {
    Workshop undisturbed = shop("undisturbed");
    RunReport expected = undisturbed.run();
    int commits = undisturbed.store().commits();
    List<DynamicTest> tests = new ArrayList<>();
    for (Crash how : Crash.values()) {
      for (Moment moment : Moment.values()) {
        for (int commit = 1; commit <= commits; commit++) {
          int at = commit;
          String name = "%s, %s commit %d".formatted(how, moment, at);
          tests.add(DynamicTest.dynamicTest(name, () -> crash(how, moment, at, expected)));
        }
      }
    }
    return tests.stream();
  }

  private void crash(Crash how, Moment moment, int commit, RunReport undisturbed)
      throws IOException {
    Workshop shop = shop(how + "-" + moment + "-" + commit);
    shop.store().failAt(commit, moment);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    List<JournalEntry> seen = List.copyOf(shop.durable());

    RunReport report = shop.crash(how).run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.digest()).isEqualTo(undisturbed.digest());
    assertThat(report.published()).isEqualTo(undisturbed.published());
    for (RunReport.Published file : report.published()) {
      assertThat(Digest.of(shop.read(file.path()).getBytes(UTF_8)))
          .isEqualTo(file.snapshot().digest());
    }
    assertThat(temporaries(shop.folder())).isEmpty();
    assertThat(shop.memory().publications().of("notes")).hasSize(4);
    List<JournalEntry> journal = shop.journal(new RunId("notes-1"));
    assertThat(journal.subList(0, seen.size())).isEqualTo(seen);
    if (how == Crash.PROCESS) { // a power failure takes results, which are made again
      assertNothingDurableRunsAgain(journal);
    }
    assertThat(Workshop.executed(shop.run())).isZero();
  }

  private static void assertNothingDurableRunsAgain(List<JournalEntry> journal) {
    Set<TaskId> finished = new HashSet<>();
    for (JournalEntry entry : journal) {
      if (entry.event() instanceof Event.TaskFinished done) {
        assertThat(finished.add(done.task())).as("%s finishes once", done.task()).isTrue();
      }
    }
  }

  @Test
  void finishThatWasShownIsNotRunAgain() {
    Workshop shop = Notes.in(folder).executor(new SeededExecutor(5));
    shop.store().failAt(4, Moment.BEFORE);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    List<String> shown =
        shop.durable().stream()
            .map(JournalEntry::event)
            .filter(Event.TaskFinished.class::isInstance)
            .map(event -> ((Event.TaskFinished) event).task().toString())
            .toList();

    shop.crash(Crash.PROCESS).run();

    assertThat(shown).isNotEmpty();
    assertThat(shop.worker().performed()).doesNotContainAnyElementsOf(shown);
  }

  @Test
  void runWithOtherInputsSupersedesAnUnfinishedOne() {
    Workshop shop = Notes.in(folder);
    shop.store().failAt(4, Moment.BEFORE);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);

    RunReport report = shop.crash(Crash.PROCESS).file("notes/c.txt", "CC").run();

    assertThat(report.run()).isEqualTo(new RunId("notes-2"));
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.memory().journal().header(new RunId("notes-1")).orElseThrow().status())
        .isEqualTo(RunStatus.SUPERSEDED);
    assertThat(shop.worker().performed()).contains("clean [c]").doesNotContain("clean [a]");
  }

  @Test
  void unfinishedPublicationIsCompletedBeforeTheNextRun() {
    Workshop shop = Notes.in(folder);
    AtomicInteger copies = new AtomicInteger();
    shop.store()
        .assets()
        .beforeCopy((_, _) -> {
          if (copies.incrementAndGet() == 3) {
            throw new FaultyStore.PowerCut();
          }
        });
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    assertThat(shop.folder().resolve("site/c.txt")).doesNotExist();

    RunReport report = shop.crash(Crash.PROCESS).remove("notes/c.txt").run();

    assertThat(shop.memory().journal().header(new RunId("notes-1")).orElseThrow().status())
        .isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.run()).isEqualTo(new RunId("notes-2"));
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.folder().resolve("site/c.txt")).doesNotExist();
  }

  @Test
  void contentThatIsGoneWhileItIsPublishedIsMadeAgainByTheNextRun() {
    Workshop shop = Notes.in(folder);
    shop.store()
        .assets()
        .beforeCopy((_, _) -> {
          throw new FaultyStore.PowerCut();
        });
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS);
    shop.memory().lose(Digest.of("loud(clean(B)|tone=plain)".getBytes(UTF_8)));

    RunReport refused = shop.run();
    RunReport next = shop.run();

    assertThat(refused.status()).isEqualTo(RunStatus.FAILED);
    assertThat(refused.failures().getFirst().failure().message()).contains("site/b.txt", "gone");
    assertThat(next.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.read("site/b.txt")).isEqualTo("loud(clean(B)|tone=plain)");
  }

  private Workshop shop(String name) {
    return Notes.in(folder.resolve(name)).pipeline(BIG).executor(new SeededExecutor(7));
  }

  private static List<Path> temporaries(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(".kx-"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}
