package io.kryptonx.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.DyingStore;
import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.check.StoreCheck;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.engine.store.gc.Gc;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcReport.Reason;
import io.kryptonx.engine.store.gc.GcReport.Verdict;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.engine.store.gc.Retention;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.memory.Crash;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Garbage goes, and what runs that stay need does not. */
class GcTest {

  private static final GcRequest LAST_ONE = keep(1);

  @TempDir Path folder;

  @Test
  void afterKeepingOneRunNothingRunsAgainAndNothingDangles() {
    Workshop shop = threeRuns("shop");

    GcReport report = gc(shop, LAST_ONE);

    assertThat(report.runs())
        .extracting(verdict -> verdict.run().run().text(), Verdict::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("notes-3", Reason.LATEST),
            org.assertj.core.groups.Tuple.tuple("notes-2", Reason.REMOVED),
            org.assertj.core.groups.Tuple.tuple("notes-1", Reason.REMOVED));
    assertThat(report.swept().contents()).isPositive();
    assertThat(report.swept().bytes()).isPositive();
    assertThat(report.results()).isPositive();
    StoreCheckReport check = check(shop);
    assertThat(check.damages()).isEmpty();
    assertThat(check.orphans().contents()).isZero();
    assertThat(check.removed()).isEqualTo(2);
    assertThat(check.interrupted()).isZero();
    RunReport again = shop.run(Workshop.with("tone", "third"));
    assertThat(again.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Workshop.executed(again)).isZero();
    assertThat(again.run()).isEqualTo(new RunId("notes-4"));
    assertThat(check(shop).isGood()).isTrue();
  }

  @Test
  void withoutARuleThatOfThePipelineCounts() {
    Workshop shop = threeRuns("shop");
    assertThat(gc(shop, new GcRequest(Retention.ALL, Map.of(), false, false)).removed()).isZero();

    shop.pipeline(shop.read("pipeline.yaml") + "retention: { runs: 2 }\n").run();

    assertThat(gc(shop, new GcRequest(Retention.ALL, Map.of(), false, false)).removed())
        .isEqualTo(2);
  }

  @Test
  void aSecondTimeThereIsNothingToDo() {
    Workshop shop = threeRuns("shop");
    gc(shop, LAST_ONE);

    GcReport second = gc(shop, LAST_ONE);

    assertThat(second.removed()).isZero();
    assertThat(second.swept()).isEqualTo(GcReport.Amount.NONE);
    assertThat(second.results() + second.fileStates()).isZero();
    assertThat(second.runs()).hasSize(1);
  }

  @Test
  void aDryRunSaysTheSameAndChangesNothing() {
    Workshop shop = threeRuns("shop");
    Set<Digest> before = contents(shop.memory());

    GcReport dry = gc(shop, new GcRequest(LAST_ONE.retention(), Map.of(), false, true));

    assertThat(contents(shop.memory())).isEqualTo(before);
    assertThat(shop.memory().upkeep().runs()).allMatch(run -> run.body().isReadable());
    GcReport wet = gc(shop, LAST_ONE);
    assertThat(dry.swept()).isEqualTo(wet.swept());
    assertThat(dry.results()).isEqualTo(wet.results());
    assertThat(dry.reachable()).isEqualTo(wet.reachable());
    assertThat(dry.removed()).isEqualTo(wet.removed());
    assertThat(dry.dryRun()).isTrue();
  }

  @Test
  void withoutARuleAllRunsStayAndOnlyWhatNothingNamesGoes() {
    Workshop shop = threeRuns("shop");
    Digest orphan = shop.memory().assets().put(new byte[] {1, 2, 3});
    shop.run(Workshop.with("tone", "third"));

    GcReport report = gc(shop, keepAll());

    assertThat(report.removed()).isZero();
    assertThat(report.swept()).isEqualTo(new GcReport.Amount(1, 3));
    assertThat(shop.memory().assets().has(orphan)).isFalse();
  }

  @Test
  void whatARemovedRunIsAskedForIsAnsweredByAClearError() {
    Workshop shop = threeRuns("shop");
    gc(shop, LAST_ONE);

    assertThatThrownBy(
            () -> shop.engine().show("loud", Optional.empty(), Optional.of(new RunId("notes-1"))))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContaining("notes-1 was removed");
    var why = shop.engine().why("loud", Optional.empty(), Optional.empty());
    assertThat(why.comparedWith()).isEmpty();
    assertThat(why.groups().getFirst().summary())
        .isEqualTo("ran: it was based on notes-2, which cannot be read here");
    assertThat(shop.engine().logs("loud", Optional.of("a"), Optional.empty())).isNotEmpty();
    RunDetails details =
        tools(shop).show(shop.memory().journal().header(new RunId("notes-1")).orElseThrow());
    assertThat(details.body()).isEmpty();
    assertThat(details.header().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void theLatestThatSucceededStaysBehindOneThatFailed() {
    Workshop shop = threeRuns("shop");
    shop.file("notes/d.txt", "bad").run();

    GcReport report = gc(shop, LAST_ONE);

    assertThat(report.runs())
        .filteredOn(verdict -> verdict.reason().stays())
        .extracting(Verdict::reason)
        .containsExactly(Reason.LATEST, Reason.LATEST_SUCCEEDED);
    shop.remove("notes/d.txt");
    assertThat(Workshop.executed(shop.run(Workshop.with("tone", "third")))).isZero();
    assertThat(check(shop).isGood()).isTrue();
  }

  @Test
  void anUnfinishedRunStaysAndGoesOn() {
    Workshop shop = threeRuns("shop");
    shop.store().failAt(shop.store().commits() + 2, Moment.AFTER);
    assertThatThrownBy(() -> shop.run(Workshop.with("tone", "fourth")))
        .isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS);

    GcReport report = gc(shop, LAST_ONE);

    assertThat(report.runs()).extracting(Verdict::reason).contains(Reason.UNFINISHED);
    assertThat(check(shop).isGood()).isTrue();
    RunReport continued = shop.run(Workshop.with("tone", "fourth"));
    assertThat(continued.run()).isEqualTo(new RunId("notes-4"));
    assertThat(continued.status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void whatIsPublishedStaysKnown() {
    Workshop shop = threeRuns("shop");

    gc(shop, LAST_ONE);

    assertThat(shop.memory().publications().of("notes")).hasSize(4);
    assertThat(shop.run(Workshop.with("tone", "first")).status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(check(shop).isGood()).isTrue();
  }

  @Test
  void aDamagedRunThatStaysStopsItBeforeAnythingIsChanged() {
    Workshop shop = threeRuns("shop");
    RunHeader latest = shop.memory().journal().latest("notes", 1).getFirst();
    shop.memory().lose(latest.manifest().orElseThrow());
    Set<Digest> before = contents(shop.memory());

    assertThatThrownBy(() -> gc(shop, LAST_ONE))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessageContaining("notes-3")
        .hasMessageContaining("store check");

    assertThat(contents(shop.memory())).isEqualTo(before);
    assertThat(shop.memory().upkeep().runs()).allMatch(run -> run.body().isReadable());
  }

  @TestFactory
  Stream<DynamicTest> killedAtAnyChangeTheStoreIsGoodAndTheNextOneCompletesIt() {
    Workshop undisturbed = threeRuns("undisturbed");
    DyingStore counting = new DyingStore(undisturbed.memory(), Integer.MAX_VALUE);
    new Gc(counting, undisturbed.clock()).collect(LAST_ONE, StoreProgress.NONE);
    Set<Digest> expected = contents(undisturbed.memory());
    assertThat(counting.changes()).isGreaterThan(20);
    return IntStream.range(0, counting.changes())
        .mapToObj(at -> DynamicTest.dynamicTest("change " + at, () -> killed(at, expected)));
  }

  private void killed(int at, Set<Digest> expected) {
    Workshop shop = threeRuns("killed-" + at);
    assertThatThrownBy(() ->
            new Gc(new DyingStore(shop.memory(), at), shop.clock())
                .collect(LAST_ONE, StoreProgress.NONE))
        .isInstanceOf(FaultyStore.PowerCut.class);
    shop.crash(Crash.PROCESS);
    assertThat(check(shop).damages()).isEmpty();

    gc(shop, keepAll());

    if (at > 0) { // otherwise no run was marked as removed yet
      assertThat(contents(shop.memory())).isEqualTo(expected);
      assertThat(check(shop).interrupted()).isZero();
    }
    gc(shop, LAST_ONE);
    assertThat(contents(shop.memory())).isEqualTo(expected);
    StoreCheckReport check = check(shop);
    assertThat(check.damages()).isEmpty();
    assertThat(check.orphans().contents()).isZero();
    assertThat(Workshop.executed(shop.run(Workshop.with("tone", "third")))).isZero();
  }

  /** Three runs, of which each did something else. */
  private Workshop threeRuns(String name) {
    Workshop shop = Notes.in(folder.resolve(name));
    shop.run(Workshop.with("tone", "first"));
    shop.file("notes/a.txt", "AA").run(Workshop.with("tone", "second"));
    shop.run(Workshop.with("tone", "third"));
    return shop;
  }

  private static GcReport gc(Workshop shop, GcRequest request) {
    return tools(shop).gc(request, StoreProgress.NONE);
  }

  private static StoreCheckReport check(Workshop shop) {
    return new StoreCheck(shop.memory(), true, StoreProgress.NONE).check();
  }

  private static StoreTools tools(Workshop shop) {
    return new StoreTools(shop.memory(), shop.clock(), () -> Long.MAX_VALUE);
  }

  static GcRequest keep(int runs) {
    return new GcRequest(
        new Retention(Optional.of(runs), Optional.empty()), Map.of(), false, false);
  }

  private static GcRequest keepAll() {
    return new GcRequest(Retention.ALL, Map.of(), false, false);
  }

  static Set<Digest> contents(Store store) {
    Set<Digest> all = new TreeSet<>();
    store
        .upkeep()
        .contents(kept -> {
          switch (kept) {
            case Kept.Small(var digest, _) -> all.add(digest);
            case Kept.Large(var digest, _, _) -> all.add(digest);
            case Kept.Stray stray -> throw new AssertionError(stray);
          }
        });
    return all;
  }
}
