package io.kryptonx.engine.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.Engine;
import io.kryptonx.engine.fake.DiskShop;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.engine.store.RunDetails;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.archive.RunImport.Imported;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.engine.store.gc.Retention;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that was written into a file can be looked at in another store, and is nothing else there.
 */
class RunArchiveTest {

  private static final RunId SECOND = new RunId("notes-2");

  @TempDir Path folder;
  private DiskShop home;
  private DiskShop away;
  private Path file;

  @BeforeEach
  void exportTheSecondRun() {
    String big = Notes.PIPELINE.replace("run: loud", "run: big");
    home = new DiskShop(Notes.in(folder.resolve("home")).pipeline(big), folder.resolve("store"));
    away = new DiskShop(Notes.in(folder.resolve("away")).pipeline(big), folder.resolve("other"));
    home.run();
    home.shop().file("notes/d.txt", "bad");
    home.run(Workshop.with("tone", "shrill"));
    file = folder.resolve("notes-2.zip");
    export(SECOND, file);
  }

  @Test
  void allThatIsAskedAboutItHasTheSameAnswers() {
    RunId there = take(file).run();

    assertThat(there.text()).matches("notes\\.[0-9a-f]{8}-2");
    for (String node : List.of("notes", "clean", "loud")) {
      assertThat(show(away, node, there).entries()).isEqualTo(show(home, node, SECOND).entries());
    }
    WhyReport why = why(away, there);
    assertThat(why.groups()).isEqualTo(why(home, SECOND).groups());
    assertThat(why.groups().getFirst().summary()).isEqualTo("ran: param tone changed");
    assertThat(why.run()).isEqualTo(there);
    assertThat(why.comparedWith().orElseThrow().text()).matches("notes\\.[0-9a-f]{8}-1");
    assertThat(away.<List<?>>withEngine(e -> e.logs("clean", Optional.of("d"), Optional.of(there))))
        .isEqualTo(home.withEngine(e -> e.logs("clean", Optional.of("d"), Optional.of(SECOND))));
    RunDetails.Body here = details(home, SECOND).body().orElseThrow();
    RunDetails.Body over = details(away, there).body().orElseThrow();
    assertThat(over.report()).isEqualTo(here.report());
    assertThat(over.stages()).isEqualTo(here.stages());
    assertThat(over.start()).isEqualTo(here.start());
  }

  @Test
  void theStoreThatTookItInIsGood() {
    take(file);

    StoreCheckReport check = away.withTools(Access.READ, t -> t.check(true, StoreProgress.NONE));
    assertThat(check.damages()).isEmpty();
    assertThat(check.orphans().contents()).isZero();
    assertThat(check.runs()).as("the run and the outline of its base").isEqualTo(2);
  }

  @Test
  void itIsNeitherTheBaseNorTheNextNumberNorTheLatest() {
    take(file);

    RunReport first = away.run();

    assertThat(first.run()).isEqualTo(new RunId("notes-1"));
    assertThat(Workshop.executed(first)).isEqualTo(7);
    assertThat(details(away, first.run()).body().orElseThrow().start().base()).isEmpty();
  }

  @Test
  void anUnfinishedRunStaysUnfinishedWithoutBeingContinued() {
    Path unfinished = folder.resolve("unfinished.zip");
    home.withEngine(engine -> {
      engine.cancel();
      return engine.run(Workshop.with("tone", "third"), new io.kryptonx.engine.RunObserver() {});
    });
    export(new RunId("notes-3"), unfinished);

    RunId there = take(unfinished).run();

    assertThat(away.run(Workshop.with("tone", "third")).run()).isEqualTo(new RunId("notes-1"));
    assertThat(details(away, there).body()).isPresent();
  }

  @Test
  void aSecondTimeNothingHappens() {
    Imported first = take(file);
    Imported second = take(file);

    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isFalse();
    assertThat(second.run()).isEqualTo(first.run());
    assertThat(runs(away)).hasSize(2);
  }

  @Test
  void theStoreThatItIsFromHasItAlready() {
    Imported imported =
        home.withTools(Access.WRITE, tools -> tools.importRun(file, StoreProgress.NONE));

    assertThat(imported.fresh()).isFalse();
    assertThat(imported.run()).isEqualTo(SECOND);
    assertThat(runs(home)).hasSize(2);
  }

  @Test
  void aDifferentRunOfTheSameNameStandsBesideIt() {
    away.run();
    away.run(Workshop.with("tone", "own"));

    Imported imported = take(file);

    assertThat(imported.fresh()).isTrue();
    assertThat(imported.origin()).isEqualTo(SECOND);
    assertThat(runs(away)).extracting(RunHeader::run).contains(SECOND, imported.run());
    assertThat(details(away, SECOND).body().orElseThrow().start().params())
        .containsEntry("tone", "own");
  }

  @Test
  void whatWasAnOutlineBecomesWhole() {
    Path base = folder.resolve("notes-1.zip");
    export(new RunId("notes-1"), base);
    take(file);
    RunHeader outline = runs(away).stream().filter(r -> r.number() == 1).findFirst().orElseThrow();
    assertThat(outline.body()).isEqualTo(new RunBody.Outline());

    Imported whole = take(base);

    assertThat(whole.run()).isEqualTo(outline.run());
    assertThat(whole.fresh()).isTrue();
    assertThat(runs(away)).hasSize(2).allMatch(run -> run.body() instanceof RunBody.Whole);
    assertThat(away.withTools(Access.READ, t -> t.check(true, StoreProgress.NONE)).isGood())
        .isTrue();
  }

  @Test
  void anOutlineIsNotWrittenOutAgain() {
    take(file);
    RunHeader outline = runs(away).stream().filter(r -> r.number() == 1).findFirst().orElseThrow();

    assertThatThrownBy(() ->
            away.withTools(
                Access.READ,
                t -> t.export(outline, folder.resolve("outline.zip"), StoreProgress.NONE)))
        .hasMessageContaining("only the outline");
  }

  @Test
  void anImportedRunCanBeWrittenOutAndTakenInUnderItsFirstName() throws IOException {
    RunId there = take(file).run();
    Path again = folder.resolve("again.zip");
    away.withTools(Access.READ, t -> t.export(t.find(there), again, StoreProgress.NONE));

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void collectingGarbageKeepsItUntilItIsMeant() {
    away.run(Workshop.with("tone", "own"));
    take(file);

    gc(false);
    assertThat(away.withTools(Access.READ, t -> t.check(true, StoreProgress.NONE)).isGood())
        .isTrue();
    assertThat(runs(away)).hasSize(3);

    gc(true);
    assertThat(runs(away)).extracting(RunHeader::run).containsExactly(new RunId("notes-1"));
    StoreCheckReport check = away.withTools(Access.READ, t -> t.check(true, StoreProgress.NONE));
    assertThat(check.isGood()).isTrue();
    assertThat(check.orphans().contents()).isZero();
  }

  @Test
  void whatIsMissingIsSaidAndTheRestCanBeLookedAt() throws IOException {
    AssetReport loud = show(home, "loud", SECOND);
    var digest = loud.entries().getFirst().snapshot().orElseThrow().digest();
    String hex = digest.hex();
    Files.delete(
        home.store().resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2)));
    Path partial = folder.resolve("partial.zip");
    RunExport.Written written = export(SECOND, partial);

    Imported imported = take(partial);

    assertThat(written.missing()).isEqualTo(1);
    assertThat(imported.missing()).isEqualTo(1);
    assertThat(show(away, "loud", imported.run()).entries()).isEqualTo(loud.entries());
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.zip"), "mine");

    assertThatThrownBy(() -> export(SECOND, mine))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
    assertThat(mine).hasContent("mine");
  }

  @Test
  void withoutRoomNothingIsTakenIn() {
    away.withStore(
        Access.WRITE,
        store -> {
          assertThatThrownBy(() -> new RunImport(store, () -> 1000, StoreProgress.NONE).read(file))
              .isInstanceOfSatisfying(
                  KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE))
              .hasMessageContaining("room");
          assertThat(store.upkeep().runs()).isEmpty();
          return store;
        });
  }

  private void gc(boolean imported) {
    away.withTools(
        Access.WRITE,
        t -> t.gc(new GcRequest(Retention.ALL, Map.of(), imported, false), StoreProgress.NONE));
  }

  private RunExport.Written export(RunId run, Path to) {
    return home.withTools(Access.READ, t -> t.export(t.find(run), to, StoreProgress.NONE));
  }

  private Imported take(Path from) {
    return away.withTools(Access.WRITE, tools -> tools.importRun(from, StoreProgress.NONE));
  }

  private static List<RunHeader> runs(DiskShop shop) {
    return shop.withTools(Access.READ, tools -> tools.runs());
  }

  private static RunDetails details(DiskShop shop, RunId run) {
    return shop.withTools(Access.READ, tools -> tools.show(tools.find(run)));
  }

  private static AssetReport show(DiskShop shop, String node, RunId run) {
    return shop.withEngine((Engine e) -> e.show(node, Optional.empty(), Optional.of(run)));
  }

  private static WhyReport why(DiskShop shop, RunId run) {
    return shop.withEngine(e -> e.why("loud", Optional.empty(), Optional.of(run)));
  }
}
