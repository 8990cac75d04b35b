package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.memory.Crash;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowAndLogsTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void showListsSourcesAndStages() {
    shop.run();

    assertThat(items(show("notes", Optional.empty()))).containsExactly("a", "b", "c");
    assertThat(items(show("loud", Optional.of("b")))).containsExactly("b");
    assertThat(show("page", Optional.empty()).entries().getFirst().snapshot()).isPresent();
  }

  @Test
  void showGivesEqualFactsEqualIdsInEveryRun() {
    shop.run();
    AssetReport first = show("loud", Optional.empty());
    shop.run();
    AssetReport second = show("loud", Optional.empty());

    assertThat(second.run()).isNotEqualTo(first.run());
    assertThat(second.entries())
        .extracting(AssetReport.Entry::event)
        .isEqualTo(first.entries().stream().map(AssetReport.Entry::event).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void showTellsTasksWithoutOutput() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(show("loud", Optional.of("b")).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.snapshot()).isEmpty())
        .satisfies(entry -> assertThat(entry.status()).isPresent());
  }

  @Test
  void showNamesWhatThereIs() {
    shop.run();

    assertThatThrownBy(() -> show("nobody", Optional.empty()))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("'nobody'", "notes", "clean", "page");
    assertThatThrownBy(() -> show("clean", Optional.of("z")))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("no item 'z'");
  }

  @Test
  void exportWritesASnapshotAndReplacesNothing() {
    shop.run();
    Snapshot snapshot =
        show("loud", Optional.of("b")).entries().getFirst().snapshot().orElseThrow();
    Path target = folder.resolve("out.txt");

    shop.engine().export(snapshot, target);

    assertThat(target).hasContent("loud(clean(B)|tone=plain)");
    assertThatThrownBy(() -> shop.engine().export(snapshot, target))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void logsAreThoseOfTheRun() {
    shop.run();

    assertThat(logs("loud", Optional.of("b"), Optional.empty()))
        .singleElement()
        .satisfies(log -> assertThat(log.text()).isEqualTo("did loud [b]\n"))
        .satisfies(log -> assertThat(log.note()).isEmpty())
        .satisfies(log -> assertThat(log.attempt()).isEqualTo(1));
  }

  @Test
  void logsOfCachedTasksAreThoseOfTheRunThatDidTheWork() {
    shop.run();
    shop.file("notes/b.txt", "BB").run();
    shop.run();

    assertThat(logs("loud", Optional.empty(), Optional.empty()))
        .extracting(log -> log.task() + " " + log.note())
        .containsExactly(
            "loud [a] printed in notes-1",
            "loud [b] printed in notes-2",
            "loud [c] printed in notes-1");
    assertThat(logs("loud", Optional.of("b"), Optional.of(new RunId("notes-1"))))
        .singleElement()
        .satisfies(log -> assertThat(log.note()).isEmpty());
  }

  @Test
  void logsOfATaskThatDidNotRunSayThat() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(logs("clean", Optional.of("b"), Optional.empty()).getFirst().text())
        .isEqualTo("it was bad\n");
    assertThat(logs("loud", Optional.of("b"), Optional.empty()).getFirst().note())
        .isEqualTo("it did not run");
  }

  @Test
  void logsOfAnAttemptThatHasNotEndedSayThat() {
    shop.store().failAt(4, Moment.BEFORE);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS);

    assertThat(logs("clean", Optional.empty(), Optional.empty()))
        .anySatisfy(log -> {
          assertThat(log.note()).isEqualTo("it has not come to its end");
          assertThat(log.attempt()).isEqualTo(1);
        });
    assertThat(logs("page", Optional.empty(), Optional.empty()))
        .allSatisfy(log -> assertThat(log.note()).isEqualTo("it did not run"));
  }

  private List<LogReport> logs(String stage, Optional<String> item, Optional<RunId> run) {
    return shop.engine().logs(stage, item, run);
  }

  private AssetReport show(String node, Optional<String> item) {
    return shop.engine().show(node, item, Optional.empty());
  }

  private static List<String> items(AssetReport report) {
    return report.entries().stream().map(entry -> entry.item().text()).toList();
  }
}
