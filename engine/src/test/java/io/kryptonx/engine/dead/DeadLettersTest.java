package io.kryptonx.engine.dead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RedriveRequest;
import io.kryptonx.engine.RedriveRequest.Revision;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.gc.Gc;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcReport.Reason;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.engine.store.gc.Retention;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.worker.WorkResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

  private static final LetterQuery ALL =
      new LetterQuery(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          true);

  @TempDir Path folder;
  private final Set<String> failing = new TreeSet<>();
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
    hook();
  }

  @Test
  void aTaskThatFailedForGoodIsOne() {
    fail("clean [b]");

    RunReport run = shop.run();

    assertThat(run.dead()).isEqualTo(new RunReport.Dead(1, 0));
    List<DeadLetterReport.Details> letters = shop.engine().deadLetters().show(ALL, 9);
    assertThat(letters).hasSize(1);
    DeadLetterReport.Details letter = letters.getFirst();
    assertThat(letter.report().letter().task()).hasToString("clean [b]");
    assertThat(letter.report().letter().run()).isEqualTo(run.run());
    assertThat(letter.report().state()).isEqualTo(Letter.State.OPEN);
    assertThat(letter.attempts()).hasSize(1);
    assertThat(letter.attempts().getFirst().failure().message()).isEqualTo("it is broken");
    assertThat(letter.inputs()).hasSize(1);
    assertThat(letter.blocked()).isEqualTo(2);
  }

  @Test
  void aLaterRunInWhichItSucceedsTakesItAway() {
    fail("clean [b]");
    shop.run();
    failing.clear();

    shop.run();

    assertThat(listed(ALL)).isEmpty();
  }

  @Test
  void itGoesWithItsItemOnceAWholeRunIsWithoutIt() {
    fail("clean [b]");
    shop.run();
    shop.remove("notes/b.txt").run(Workshop.only("page"));
    assertThat(listed(ALL)).as("the run was not whole").containsExactly("clean [b] notes-1");

    shop.run();

    assertThat(listed(ALL)).isEmpty();
  }

  @Test
  void samplesAreTrialsAndLeaveNone() {
    fail("clean [a]");

    shop.run(Workshop.sample(1));

    assertThat(listed(ALL)).isEmpty();
  }

  @Test
  void aRedriveDoesOnlyWhatWasSelectedAndWhatIsBelow() {
    String calm = calm();
    fail("clean [a]", "clean [b]");
    shop.run();
    failing.clear();
    int before = shop.worker().performed().size();

    RunReport some = redrive(item("b")).orElseThrow();

    assertThat(performedSince(before)).containsExactly("clean [b]", "loud [b]");
    assertThat(some.status()).isEqualTo(RunStatus.FAILED);
    assertThat(some.failures()).isEmpty();
    assertThat(some.dead()).isEqualTo(new RunReport.Dead(1, 1));
    assertThat(listed(ALL)).containsExactly("clean [a] notes-1");
    RunReport rest = redrive(LetterQuery.OPEN).orElseThrow();
    assertThat(rest.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(rest.digest().hex()).isEqualTo(calm);
    assertThat(listed(ALL)).isEmpty();
    assertThat(redrive(LetterQuery.OPEN)).isEmpty();
  }

  @Test
  void whatFailsAgainIsADeadLetterOfThatRun() {
    fail("clean [a]", "clean [b]");
    shop.run();

    redrive(item("b"));

    assertThat(listed(ALL)).containsExactly("clean [a] notes-1", "clean [b] notes-2");
  }

  @Test
  void aRedriveIsPlannedWithoutDoingAnything() {
    fail("clean [a]", "clean [b]");
    shop.run();
    int before = shop.worker().performed().size();

    DeadLetterReport.RedrivePlan plan = shop.engine().planRedrive(request(item("b")));

    assertThat(plan.redriven()).hasSize(1);
    assertThat(plan.kept()).isEqualTo(1);
    assertThat(plan.plan().orElseThrow().willRun()).isEqualTo(1);
    assertThat(performedSince(before)).isEmpty();
  }

  @Test
  void anInterruptedRedriveGoesOnWithTheSameRequest() {
    fail("clean [a]", "clean [b]");
    shop.run();
    failing.remove("clean [b]");
    shop.store().failAt(shop.store().commits() + 2, Moment.AFTER);
    assertThatThrownBy(() -> redrive(item("b"))).isInstanceOf(RuntimeException.class);
    shop.crash(Crash.PROCESS);
    hook();

    RunReport resumed = redrive(item("b")).orElseThrow();

    assertThat(resumed.run()).isEqualTo(new RunId("notes-2"));
    assertThat(listed(ALL)).containsExactly("clean [a] notes-1");
  }

  @Test
  void aRunTriesAllOfThemAgain() {
    fail("clean [a]", "clean [b]");
    shop.run();
    redrive(item("b"));
    int before = shop.worker().performed().size();

    shop.run();

    assertThat(performedSince(before)).containsExactlyInAnyOrder("clean [a]", "clean [b]");
  }

  @Test
  void aDroppedOneStaysAwayAsLongAsTheWorkIsEqual() {
    fail("clean [b]");
    shop.run();

    assertThat(shop.engine().deadLetters().drop(item("b"), "ada", "it is gone")).hasSize(1);

    assertThat(listed(LetterQuery.OPEN)).isEmpty();
    assertThat(listed(ALL)).containsExactly("clean [b] notes-1");
    RunReport again = shop.run();
    assertThat(again.dead()).isEqualTo(RunReport.Dead.NONE);
    assertThat(listed(LetterQuery.OPEN)).isEmpty();
    shop.file("notes/b.txt", "other").run();
    assertThat(listed(LetterQuery.OPEN)).containsExactly("clean [b] notes-3");
  }

  @Test
  void whatThePipelineHandlesIsOneThatNobodyHasToLookAt() {
    shop.pipeline(
        Notes.PIPELINE.replace(
            "  page:",
            "  excuse:\n    in: { why: clean.failed }\n    out: { text: text/plain }\n"
                + "    run: excuse\n  page:"));
    fail("clean [b]");

    RunReport run = shop.run();

    assertThat(run.tasks()).containsEntry(TaskStatus.FAILED, 1);
    assertThat(run.dead()).isEqualTo(RunReport.Dead.NONE);
    assertThat(listed(LetterQuery.OPEN)).isEmpty();
    assertThat(listed(ALL)).containsExactly("clean [b] notes-1");
  }

  @Test
  void theOriginalRevisionIsThatOfTheRunInWhichItFailed() {
    fail("clean [b]");
    RunReport first = shop.run();
    failing.clear();
    shop.pipeline(Notes.PIPELINE.replace("run: page", "run: other")).file("notes/d.txt", "D");

    RunReport again =
        shop.engine()
            .redrive(
                new RedriveRequest(LetterQuery.OPEN, Revision.ORIGINAL, Duration.ZERO),
                shop.observer())
            .orElseThrow();

    assertThat(again.revision()).isEqualTo(first.revision());
    assertThat(again.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.read("site/index.html")).startsWith("page(").doesNotContain("D");
  }

  @Test
  void lettersAreSelectedByKindRunAndAge() {
    fail("clean [a]", "loud [b]");
    shop.run();
    shop.clock().advance(Duration.ofHours(3));
    failing.add("clean [c]");
    shop.file("notes/c.txt", "changed");
    redrive(item("a"));

    assertThat(listed(ALL))
        .containsExactly("clean [a] notes-2", "clean [c] notes-2", "loud [b] notes-1");
    assertThat(listed(with(Optional.of("notes-1"), Optional.empty(), Optional.empty())))
        .containsExactly("loud [b] notes-1");
    assertThat(listed(with(Optional.empty(), Optional.of(Duration.ofHours(2)), Optional.empty())))
        .containsExactly("loud [b] notes-1");
    assertThat(listed(with(Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(2)))))
        .hasSize(2);
    assertThat(listed(LetterQuery.OPEN.of(List.of("clean"), Optional.of("*")))).hasSize(2);
    assertThatThrownBy(() -> listed(LetterQuery.OPEN.of(List.of("clan"), Optional.empty())))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("did you mean clean");
    assertThatThrownBy(() -> listed(item("nothing")))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("'nothing'");
  }

  @Test
  void runsWithDifferentParametersAreNotRedrivenInOne() {
    fail("loud [a]");
    shop.run(Workshop.with("tone", "grave"));
    shop.run(Workshop.only("clean"));
    failing.add("clean [b]");
    shop.file("notes/b.txt", "other").run(Workshop.only("clean"));

    assertThatThrownBy(() -> redrive(LetterQuery.OPEN))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("different parameters");
    failing.clear();
    RunReport first =
        redrive(with(Optional.of("notes-1"), Optional.empty(), Optional.empty())).orElseThrow();
    assertThat(first.failures()).isEmpty();
  }

  @Test
  void gcKeepsTheRunsInWhichTheyFailed() {
    fail("clean [a]", "clean [b]");
    shop.run();
    failing.clear();
    redrive(item("b"));
    shop.run(Workshop.only("loud"));

    GcReport report =
        new Gc(shop.store(), shop.clock())
            .collect(
                new GcRequest(
                    new Retention(Optional.of(1), Optional.empty()), Map.of(), false, false),
                (_, _, _) -> {});

    assertThat(report.runs())
        .extracting(verdict -> verdict.run().run().text() + " " + verdict.reason())
        .containsExactly(
            "notes-3 " + Reason.LATEST,
            "notes-2 " + Reason.DEAD_LETTERS,
            "notes-1 " + Reason.REMOVED);
  }

  private void fail(String... tasks) {
    failing.addAll(List.of(tasks));
  }

  private void hook() {
    shop.worker()
        .hook((order, _) ->
            failing.contains(order.task().toString())
                ? Optional.of(
                    new WorkResult(
                        new Outcome.Failed(new Failure(Failure.Kind.PERMANENT, "it is broken")),
                        AttemptStats.NONE))
                : Optional.empty());
  }

  /** The digest of a run in which nothing fails. */
  private String calm() {
    Workshop other = Notes.in(folder.resolve("calm"));
    return other.run().digest().hex();
  }

  private List<String> performedSince(int count) {
    List<String> all = shop.worker().performed();
    return all.subList(count, all.size());
  }

  private Optional<RunReport> redrive(LetterQuery query) {
    return shop.engine().redrive(request(query), shop.observer());
  }

  private static RedriveRequest request(LetterQuery query) {
    return new RedriveRequest(query, Revision.CURRENT, Duration.ZERO);
  }

  private static LetterQuery item(String item) {
    return LetterQuery.OPEN.of(List.of(), Optional.of(item));
  }

  private static LetterQuery with(
      Optional<String> run, Optional<Duration> older, Optional<Duration> newer) {
    return new LetterQuery(
        List.of(),
        Optional.empty(),
        Optional.of(Failure.Kind.PERMANENT),
        run.map(RunId::new),
        older,
        newer,
        false);
  }

  private List<String> listed(LetterQuery query) {
    return shop.engine().deadLetters().list(query).stream()
        .map(DeadLetterReport::letter)
        .map(letter -> letter.task() + " " + letter.run())
        .toList();
  }
}
