package io.kryptonx.engine.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void saysThatThereWasNoRunBefore() {
    shop.run();

    assertThat(only(why("clean")).summary()).isEqualTo("ran: first run");
    assertThat(only(why("clean")).tasks()).hasSize(3);
    assertThat(shop.engine().why("clean", Optional.empty(), Optional.empty()).comparedWith())
        .isEmpty();
  }

  @Test
  void namesTheCodeThatChangedWithBothValues() {
    shop.run();
    shop.pipeline(Notes.PIPELINE.replace("run: clean", "run: cleaner")).run();

    WhyReport.Group group = only(why("clean"));
    assertThat(group.summary()).isEqualTo("ran: run changed");
    assertThat(group.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.before()).contains("clean"))
        .satisfies(change -> assertThat(change.after()).contains("cleaner"));
  }

  @Test
  void namesTheParameterThatChanged() {
    shop.run();
    shop.run(Workshop.with("tone", "shrill"));

    assertThat(only(why("loud")).summary()).isEqualTo("ran: param tone changed");
    assertThat(only(why("clean")).summary())
        .isEqualTo("cached: nothing that it depends on changed since notes-1");
  }

  @Test
  void followsAChangedFileOverTwoStagesAndACollection() {
    shop.run();
    shop.file("notes/b.txt", "BB").run();

    WhyReport.Group page = only(why("page"));
    assertThat(page.summary()).isEqualTo("ran: input texts changed");
    assertThat(page.changes().getFirst().cause())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("loud [b] changed ("),
            line -> assertThat(line).startsWith("clean [b] changed ("),
            line -> assertThat(line).startsWith("source notes [b] changed ("));
  }

  @Test
  void followsAnEditOverTwoStagesAndACollection() {
    shop.run();
    shop.pipeline(Notes.PIPELINE.replace("run: clean", "run: cleaner")).run();

    assertThat(only(why("page")).changes().getFirst().cause())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("loud [a] changed (").contains("[c] changed"),
            line -> assertThat(line).startsWith("clean [a] changed ("),
            line -> assertThat(line).isEqualTo("clean [a] run changed: clean → cleaner"));
  }

  @Test
  void followsANewItemToItsFile() {
    shop.run();
    shop.file("notes/d.txt", "D").run();

    assertThat(only(why("clean", "d")).summary()).isEqualTo("ran: new: not in notes-1");
    assertThat(only(why("page")).changes().getFirst().cause())
        .containsExactly("loud [d] is new", "clean [d] is new", "source notes [d] is new");
  }

  @Test
  void followsAnItemThatIsGoneToItsFile() {
    shop.run();
    shop.remove("notes/c.txt").run();

    assertThat(only(why("page")).changes().getFirst().cause())
        .containsExactly("loud [c] is gone", "clean [c] is gone", "source notes [c] is gone");
  }

  @Test
  void followsItemsOfAFolderToTheTaskThatMadeThem() {
    String pipeline =
        """
        pipeline: notes
        sources:
          notes: { files: "notes/{note}.txt", type: text/plain }
        stages:
          split:
            in: { note: notes }
            out: { part: { type: text/plain, each: true } }
            run: split
          loud:
            in: { quiet: split }
            out: { text: text/plain }
            run: loud
          page:
            in: { texts: { from: loud, collect: all } }
            out: { html: text/html }
            run: page
        """;
    shop.pipeline(pipeline).run();
    shop.file("notes/b.txt", "B\nBB").run();

    assertThat(only(why("page")).changes().getFirst().cause())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("loud [b::BB] is new"),
            line -> assertThat(line).isEqualTo("split [b::BB] is new"),
            line -> assertThat(line).startsWith("source notes [b] changed"));
  }

  @Test
  void saysThatTheSameWorkGaveAnotherResult() {
    shop.pipeline(Notes.PIPELINE.replace("run: clean", "run: clean\n    rerun: always"));
    shop.run();
    shop.memory().lose(Digest.of("clean(B)".getBytes(UTF_8)));
    shop.worker().hook(Workshop.giving("clean [b]", "other", shop));
    shop.run();

    assertThat(only(why("loud", "b")).changes().getFirst().cause())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("clean [b] changed ("),
            line -> assertThat(line).isEqualTo("clean [b] gave another result for the same work"));
    assertThat(only(why("clean", "b")).summary()).isEqualTo("ran: rerun: always");
  }

  @Test
  void saysThatAResultWasLost() {
    shop.run();
    shop.memory().lose(Digest.of("clean(B)".getBytes(UTF_8)));
    shop.run();

    assertThat(only(why("clean", "b")).summary())
        .isEqualTo(
            "ran: nothing changed, but the earlier result was no longer in the store;"
                + " the result is the same as before");
  }

  @Test
  void saysThatEqualWorkWasDoneBefore() {
    shop.run();
    shop.file("notes/b.txt", "A").run();

    assertThat(only(why("clean", "b")).summary())
        .isEqualTo("cached: equal work was done before (input note changed)");
  }

  @Test
  void looksPastARunThatDidNotHaveTheTask() {
    shop.run();
    shop.file("notes/b.txt", "BB").run(Workshop.only("clean"));
    shop.run(Workshop.sample(1));

    assertThat(shop.engine().plan(RunRequest.everything()).stages())
        .flatExtracting(PlanReport.StagePlan::willRun)
        .extracting(PlanReport.WillRun::reason)
        .containsExactly("input quiet changed");
    shop.run();

    assertThat(only(why("loud", "b")).summary()).isEqualTo("ran: input quiet changed");
    assertThat(shop.engine().why("loud", Optional.of("b"), Optional.empty()).comparedWith())
        .hasValue(new RunId("notes-1"));
    assertThat(shop.engine().why("loud", Optional.of("a"), Optional.empty()).comparedWith())
        .hasValue(new RunId("notes-3"));
  }

  @Test
  void saysThatItWasAskedFor() {
    shop.run();
    shop.run(Workshop.fresh());

    assertThat(only(why("page")).summary())
        .isEqualTo("ran: asked for by --fresh; the result is the same as before");
  }

  @Test
  void namesTheStageThatFailedAboveABlockedTask() {
    shop.file("notes/b.txt", "bad").run();

    assertThat(only(why("clean", "b")).summary()).isEqualTo("failed: exit code 1");
    assertThat(only(why("loud", "b")).summary()).isEqualTo("blocked: clean failed");
    assertThat(only(why("page")).summary()).isEqualTo("blocked: clean failed for [b]");
    assertThat(only(why("page")).status()).isEqualTo(TaskStatus.BLOCKED);
  }

  @Test
  void answersForAnyRun() {
    shop.run();
    shop.file("notes/b.txt", "BB").run();
    shop.run();

    assertThat(
            only(shop.engine().why("clean", Optional.of("b"), Optional.of(new RunId("notes-2"))))
                .summary())
        .isEqualTo("ran: input note changed");
    assertThat(only(why("clean", "b")).summary()).startsWith("cached: nothing");
  }

  @Test
  void answersAlthoughTheDefinitionHasAMistakeNow() {
    shop.run();
    shop.pipeline(Notes.PIPELINE.replace("note: notes", "note: nobody"));

    assertThat(only(why("page")).summary()).isEqualTo("ran: first run");
  }

  @Test
  void namesWhatThereIsWhereSomethingIsNotThere() {
    shop.run();

    assertThatThrownBy(() -> why("nobody"))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("no stage 'nobody'", "clean", "loud", "page");
    assertThatThrownBy(() -> why("clean", "z"))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("'z'", "a, b, c");
    assertThatThrownBy(
            () -> shop.engine().why("clean", Optional.empty(), Optional.of(new RunId("notes-9"))))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("the latest is notes-1");
  }

  private WhyReport why(String stage) {
    return shop.engine().why(stage, Optional.empty(), Optional.empty());
  }

  private WhyReport why(String stage, String item) {
    return shop.engine().why(stage, Optional.of(item), Optional.empty());
  }

  private static WhyReport.Group only(WhyReport report) {
    assertThat(report.groups()).hasSize(1);
    return report.groups().getFirst();
  }
}
