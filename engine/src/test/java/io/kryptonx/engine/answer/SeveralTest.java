package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers about many stages and items at once. */
class SeveralTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void whyNeverPutsTasksOfTwoStagesTogether() {
    shop.run();

    assertThat(shop.engine().why("clean+", Optional.empty(), Optional.empty()).groups())
        .extracting(WhyReport.Group::stage)
        .containsExactly("clean", "loud", "page");
  }

  @Test
  void logsAreThoseOfAllStagesThatAreMeant() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(shop.engine().logs("state:failed", Optional.empty(), Optional.empty()))
        .singleElement()
        .satisfies(log -> assertThat(log.task()).hasToString("clean [b]"));
    assertThat(shop.engine().logs("*", Optional.of("*a*"), Optional.empty()))
        .extracting(log -> log.task().toString())
        .containsExactly("clean [a]", "loud [a]");
  }

  @Test
  void showListsSourcesAndStagesTogether() {
    shop.run();
    AssetReport report = shop.engine().show("+loud", Optional.of("c"), Optional.empty());

    assertThat(report.entries())
        .extracting(AssetReport.Entry::node)
        .containsExactly("notes", "clean", "loud");
  }

  @Test
  void graphIsThePartWithWhatIsPublishedOfIt() {
    shop.run();
    GraphReport part = shop.engine().graph(List.of("loud+"), Optional.empty());

    assertThat(part.nodes())
        .extracting(GraphReport.Node::name)
        .containsExactly("loud", "page", "site/{note}.txt", "site/index.html");
    assertThat(part.edges()).hasSize(3);
  }

  @Test
  void runBringsWhatIsAboveUpToDateFirst() {
    RunReport report = shop.run(Workshop.only("l*"));

    assertThat(report.stages()).extracting(each -> each.stage()).containsExactly("clean", "loud");
  }

  @Test
  void runTakesTheStatesOfTheRunBefore() {
    shop.file("notes/b.txt", "bad").run();
    shop.file("notes/b.txt", "B");
    RunReport report = shop.run(Workshop.only("state:failed"));

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.stages()).extracting(each -> each.stage()).containsExactly("clean");
  }

  @Test
  void mistakesSayWhatIsThere() {
    shop.run(Workshop.only("clean"));

    assertThatThrownBy(() -> shop.run(Workshop.only("notes")))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("selects no stage");
    assertThatThrownBy(() -> shop.engine().why("notes", Optional.empty(), Optional.empty()))
        .hasMessageContaining("'notes' is a source, which has no tasks");
    assertThatThrownBy(() -> shop.engine().why("page", Optional.empty(), Optional.empty()))
        .hasMessageContaining("run notes-1 was without 'page'; it has clean");
    assertThatThrownBy(() -> shop.engine().logs("clean", Optional.of("bb"), Optional.empty()))
        .hasMessageContaining("it has a, b, c");
  }
}
