package io.kryptonx.engine.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void saysWhatWillAndWhatMayRun() {
    PlanReport plan = plan();

    assertThat(stage(plan, "clean").willRun())
        .extracting(w -> w.item() + ": " + w.reason())
        .containsExactly("a: first run", "b: first run", "c: first run");
    assertThat(stage(plan, "loud").mayRun()).containsExactly("clean");
    assertThat(stage(plan, "page").mayRun()).containsExactly("clean");
    assertThat(plan.isCached()).isFalse();
  }

  @Test
  void saysThatEverythingIsCached() {
    shop.run();
    PlanReport plan = plan();

    assertThat(plan.isCached()).isTrue();
    assertThat(plan.stages()).extracting(PlanReport.StagePlan::cached).containsExactly(3, 3, 1);
  }

  @Test
  void saysWhatAnEditReaches() {
    shop.run();
    shop.file("notes/b.txt", "BB");
    PlanReport plan = plan();

    assertThat(stage(plan, "clean").willRun())
        .singleElement()
        .satisfies(will -> assertThat(will.reason()).isEqualTo("input note changed"));
    assertThat(stage(plan, "clean").cached()).isEqualTo(2);
    assertThat(stage(plan, "loud").cached()).isEqualTo(2);
    assertThat(stage(plan, "loud").mayRun()).containsExactly("clean");
  }

  @Test
  void saysThatWhatFollowsEqualWorkMayRun() {
    shop.pipeline(
        """
        pipeline: notes
        sources:
          notes: { files: "notes/{note}.txt", type: text/plain }
        stages:
          first: { in: { note: notes }, out: { text: text/plain }, run: clean }
          second: { in: { note: notes }, out: { text: text/plain }, run: clean }
          third: { in: { quiet: second }, out: { text: text/plain }, run: loud }
        """);
    PlanReport plan = plan();

    assertThat(stage(plan, "first").willRun()).hasSize(3);
    assertThat(stage(plan, "second").cached()).isEqualTo(3);
    assertThat(stage(plan, "third").mayRun()).containsExactly("second");
  }

  @Test
  void leavesNoTraceInTheJournal() {
    shop.run();
    shop.file("notes/b.txt", "BB");
    List<?> before = shop.memory().journal().latest("notes", 10);

    plan();

    assertThat(shop.memory().journal().latest("notes", 10)).isEqualTo(before);
    assertThat(shop.run().run()).isEqualTo(new RunId("notes-2"));
  }

  @Test
  void namesTheRunThatWouldBeContinued() {
    shop.store().failAt(4, Moment.BEFORE);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS);

    PlanReport plan = plan();
    RunReport report = shop.run();

    assertThat(plan.resumes()).contains(new RunId("notes-1"));
    assertThat(report.run()).isEqualTo(new RunId("notes-1"));
    assertThat(shop.worker().performed()).hasSizeGreaterThanOrEqualTo(plan.willRun());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5})
  void comparesWithTheUnfinishedRunThatWouldMakeWay(int commit) {
    shop.pipeline(Notes.PIPELINE.replace("run: clean", "run: clean\n    rerun: never"));
    shop.store().failAt(commit, Moment.BEFORE);
    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS).file("notes/b.txt", "BB");

    PlanReport plan = plan();
    RunReport report = shop.run();

    assertThat(report.run()).isEqualTo(new RunId("notes-2"));
    assertThat(stage(plan, "clean").other()).isEqualTo(report.tasks().get(TaskStatus.LOCKED));
    assertThat(stage(plan, "clean").willRun())
        .extracting(will -> "clean [" + will.item() + "]")
        .containsExactlyElementsOf(
            shop.worker().performed().stream()
                .filter(t -> t.startsWith("clean"))
                .sorted()
                .toList());
  }

  @Test
  void saysThatAResultThatWasLostWillBeMadeAgain() {
    shop.run();
    shop.memory().lose(Digest.of("clean(B)".getBytes(UTF_8)));

    assertThat(stage(plan(), "clean").willRun())
        .singleElement()
        .satisfies(will -> assertThat(will.item()).hasToString("b"))
        .satisfies(will -> assertThat(will.reason()).contains("no longer in the store"));
  }

  private PlanReport plan() {
    return shop.engine().plan(RunRequest.everything());
  }

  private static PlanReport.StagePlan stage(PlanReport plan, String name) {
    return plan.stages().stream().filter(s -> s.stage().equals(name)).findFirst().orElseThrow();
  }
}
