package io.kryptonx.engine.store.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.store.gc.GcReport.Reason;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final Instant NOW = Instant.parse("2030-01-31T00:00:00Z");
  private static final Retention ONE = new Retention(Optional.of(1), Optional.empty());

  private final List<RunHeader> runs = new ArrayList<>();

  @Test
  void keepsAsManyOfTheLatestAsTheRuleSays() {
    days("films", 5, 4, 3, 2, 1);

    assertThat(stay(new Retention(Optional.of(2), Optional.empty())))
        .containsExactly("films-5", "films-4");
  }

  @Test
  void keepsWhatIsYoung() {
    days("films", 50, 40, 31, 30, 1);

    assertThat(stay(new Retention(Optional.empty(), Optional.of(Duration.ofDays(30)))))
        .containsExactly("films-5", "films-4");
  }

  @Test
  void keepsWhatEitherRuleKeeps() {
    days("films", 50, 40, 31, 30, 1);

    assertThat(stay(new Retention(Optional.of(3), Optional.of(Duration.ofDays(30)))))
        .containsExactly("films-5", "films-4", "films-3");
  }

  @Test
  void keepsTheLatestHoweverOldItIs() {
    days("films", 900, 800);

    assertThat(stay(new Retention(Optional.empty(), Optional.of(Duration.ofDays(1)))))
        .containsExactly("films-2");
  }

  @Test
  void keepsTheLatestThatSucceededBehindOthers() {
    run("films", 1, RunStatus.SUCCEEDED, 9);
    run("films", 2, RunStatus.SUCCEEDED, 8);
    run("films", 3, RunStatus.FAILED, 7);
    run("films", 4, RunStatus.CANCELLED, 6);

    assertThat(reasons(ONE))
        .containsExactly(
            Map.entry("films-4", Reason.LATEST),
            Map.entry("films-3", Reason.REMOVED),
            Map.entry("films-2", Reason.LATEST_SUCCEEDED),
            Map.entry("films-1", Reason.REMOVED));
  }

  @Test
  void anUnfinishedRunStaysAndDoesNotCount() {
    run("films", 1, RunStatus.SUCCEEDED, 9);
    run("films", 2, RunStatus.SUCCEEDED, 8);
    run("films", 3, RunStatus.OPEN, 7);

    assertThat(reasons(ONE))
        .containsExactly(
            Map.entry("films-3", Reason.UNFINISHED),
            Map.entry("films-2", Reason.LATEST),
            Map.entry("films-1", Reason.REMOVED));
  }

  @Test
  void pipelinesAreJudgedByThemselvesAndByTheirOwnRules() {
    days("films", 5, 4, 3);
    days("photos", 5, 4, 3);

    GcRequest request = new GcRequest(ONE, Map.of("photos", Retention.ALL), false, false);

    assertThat(stay(request)).containsExactly("films-3", "photos-3", "photos-2", "photos-1");
  }

  @Test
  void withoutARuleAllStay() {
    days("films", 900, 800, 700);

    assertThat(stay(Retention.ALL)).hasSize(3);
  }

  @Test
  void importedRunsGoOnlyWhenTheyAreMeant() {
    days("films", 5);
    runs.add(runs.getFirst().importedAs(new RunId("films.0123abcd-1")));

    assertThat(reasons(ONE)).contains(Map.entry("films.0123abcd-1", Reason.IMPORTED));
    assertThat(Selection.of(runs, new GcRequest(ONE, Map.of(), true, false), Set.of(), NOW))
        .anyMatch(verdict -> verdict.run().isImported() && verdict.reason() == Reason.REMOVED);
  }

  @Test
  void whatAnInterruptedRemovalLeftIsCompleted() {
    days("films", 5, 4);
    runs.set(0, runs.getFirst().with(new RunBody.Removed(NOW)));

    assertThat(reasons(Retention.ALL)).contains(Map.entry("films-1", Reason.LEFT_OVER));
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new Retention(Optional.of(0), Optional.empty()))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Retention(Optional.empty(), Optional.of(Duration.ofDays(-1))))
        .hasMessageContaining("not negative");
  }

  /** Runs that ended so many days ago. */
  private void days(String pipeline, int... ago) {
    for (int i = 0; i < ago.length; i++) {
      run(pipeline, i + 1, RunStatus.SUCCEEDED, ago[i]);
    }
  }

  private void run(String pipeline, int number, RunStatus status, int daysAgo) {
    Digest any = Digest.of(new byte[0]);
    Instant ended = NOW.minus(Duration.ofDays(daysAgo));
    runs.add(
        new RunHeader(
            RunId.of(pipeline, number),
            pipeline,
            number,
            any,
            any,
            new TreeMap<>(),
            ended.minusSeconds(60),
            status,
            status == RunStatus.OPEN ? Optional.empty() : Optional.of(ended),
            Optional.of(any),
            Optional.of(any)));
  }

  private List<String> stay(Retention retention) {
    return stay(new GcRequest(retention, Map.of(), false, false));
  }

  private List<String> stay(GcRequest request) {
    return Selection.of(runs, request, Set.of(), NOW).stream()
        .filter(verdict -> verdict.reason().stays())
        .map(verdict -> verdict.run().run().text())
        .toList();
  }

  private List<Map.Entry<String, Reason>> reasons(Retention retention) {
    return Selection.of(runs, new GcRequest(retention, Map.of(), false, false), Set.of(), NOW)
        .stream()
        .map(verdict -> Map.entry(verdict.run().run().text(), verdict.reason()))
        .toList();
  }
}
