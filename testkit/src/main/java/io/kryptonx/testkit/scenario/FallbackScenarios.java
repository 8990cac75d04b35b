package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.collectedFirst;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.first;
import static io.kryptonx.testkit.scenario.TestPipeline.partial;

import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.RunFacts;
import java.util.List;

/** What goes on although something failed: other assets, records of failures, partial sets. */
final class FallbackScenarios {

  private FallbackScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        placeholder(),
        notHandled(),
        firstThatExists(),
        collectedChoice(),
        choiceOfFolders(),
        partialSets(),
        partialOfFolders(),
        again(),
        givenUp(),
        notWorthwhile(),
        partlyPublished());
  }

  private static TestPipeline placeholders() {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .stage("up", "fail bad", s -> s.in(each("a", "in")))
        .stage("instead", "upper", s -> s.in(each("f", "up.failed")))
        .stage("use", "lower", s -> s.in(first("a", "up.out", "instead.out")))
        .stage("all", "concat", s -> s.in(collectedFirst("a", "up.out", "instead.out")));
  }

  private static Scenario placeholder() {
    String record =
        "{\"attempts\":1,\"exit_code\":1,\"kind\":\"permanent\",\"message\":\"its input holds"
            + " 'bad'\"}";
    return Scenario.of(
            "a failure that something takes up fails no run, and its record is content",
            World.of(placeholders().build()).source("in", "1=one", "2=bad"))
        .run(
            Expected.success()
                .stage("up", "1 ran, 1 failed")
                .stage("instead", "1 ran, 1 skipped")
                .text("use 1", "one")
                .text("use 2", record)
                .text("all", "1=one\n2=" + record.toUpperCase(java.util.Locale.ROOT)))
        .run(Expected.success().executes("up 2").stage("instead", "1 cached, 1 skipped"))
        .edit(
            world -> world.edit("in", "2", "two"),
            Expected.success()
                .stage("instead", "2 skipped")
                .executes("up 2", "use 2", "all")
                .text("all", "1=one\n2=two"));
  }

  private static Scenario notHandled() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")))
            .stage("down", "fail worse", s -> s.in(each("a", "up.out")))
            .stage("record", "lower", s -> s.in(each("f", "down.failed")));
    return Scenario.of(
            "what is blocked has no record, and blocks what would take it",
            World.of(pipeline.build()).source("in", "1=bad", "2=worse", "3=x"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("down", "1 ran, 1 failed, 1 blocked")
                .task("record 1", TaskStatus.BLOCKED)
                .task("record 2", TaskStatus.RAN)
                .task("record 3", TaskStatus.SKIPPED));
  }

  private static Scenario firstThatExists() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("override", "override/{x}")
            .files("in", "in/{x}")
            .stage("made", "fail bad", s -> s.in(each("a", "in")))
            .stage("use", "concat", s -> s.in(first("a", "override", "made.out")));
    return Scenario.of(
            "of several assets each item is taken from the first that has it",
            World.of(pipeline.build())
                .source("override", "1=mine", "4=only")
                .source("in", "1=one", "2=two", "3=bad"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("use", "3 ran, 1 blocked")
                .text("use 1", "mine")
                .text("use 2", "two")
                .text("use 4", "only")
                .task("use 3", TaskStatus.BLOCKED))
        .edit(
            world -> world.remove("override", "1"),
            Expected.status(RunStatus.FAILED).text("use 1", "one").executes("made 3", "use 1"));
  }

  private static Scenario collectedChoice() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}/{y}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")))
            .stage("alt", "fail bad", s -> s.in(each("a", "up.failed")))
            .stage("set", "concat", s -> s.in(collectedFirst("a", "up.out", "alt.out")));
    return Scenario.of(
            "a collection of several assets is blocked where none of them has an item",
            World.of(pipeline.build()).source("in", "1::p=p", "1::q=bad", "2::p=p2"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("set", "1 ran, 1 blocked")
                .task("set 1", TaskStatus.BLOCKED)
                .text("set 2", "p=p2"));
  }

  private static Scenario choiceOfFolders() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .splitting("parts", "fail bad", s -> s.in(each("a", "in")))
            .bare(
                "whole",
                "lines",
                s ->
                    s.in(each("a", "parts.failed"))
                        .out(new Output("part", TestPipeline.TEXT, true)))
            .stage("use", "count", s -> s.in(collectedFirst("a", "parts.part", "whole.part")));
    return Scenario.of(
            "items that a task makes can be a choice, too",
            World.of(pipeline.build()).source("in", "1=p=1\nq=2", "2=bad", "3="))
        .run(
            Expected.success()
                .stage("parts", "2 ran, 1 failed")
                .stage("use", "3 ran")
                .text("use 1", "2")
                .text("use 2", "1")
                .text("use 3", "0"));
  }

  private static Scenario partialSets() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}/{y}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")))
            .stage("set", "concat", s -> s.in(partial("a", "up.out")));
    return Scenario.of(
            "a collection that may lack items is made of the others, and knows what it lacks",
            World.of(pipeline.build()).source("in", "1::p=p", "1::q=bad", "2::p=bad", "3::p=p3"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("set", "3 ran")
                .text("set 1", "p=p without [q]")
                .text("set 2", " without [p]")
                .text("set 3", "p=p3")
                .and("partial", "1, 2", FallbackScenarios::partialItems))
        .edit(
            world -> world.edit("in", "1::q", "q"),
            Expected.status(RunStatus.FAILED)
                .executes("up 1::q", "up 2::p", "set 1")
                .text("set 1", "p=p\nq=q"));
  }

  private static String partialItems(RunFacts run) {
    return run.view().tasks("set").stream()
        .filter(task -> task.partial())
        .map(task -> task.item().text())
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static Scenario partialOfFolders() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .splitting("parts", "fail bad", s -> s.in(each("a", "in")))
            .stage("set", "concat", s -> s.in(partial("a", "parts.part")));
    return Scenario.of(
            "where a folder failed, a partial collection lacks items that nobody can name",
            World.of(pipeline.build()).source("in", "1=bad", "2=p=z"))
        .run(
            Expected.status(RunStatus.FAILED).text("set 1", " without [*]").text("set 2", "p=p=z"));
  }

  private static TestPipeline flaky(int attempts) {
    return TestPipeline.empty()
        .file("in")
        .stage("try", "flaky 3", s -> s.in(each("a", "in")).retry(new Retry(attempts)))
        .stage("use", "upper", s -> s.in(each("a", "try.out")));
  }

  private static Scenario again() {
    return Scenario.of(
            "a task that may fail some times is tried again",
            World.of(flaky(3).build()).source("in", "=a").steady())
        .run(
            Expected.success()
                .text("use", "A")
                .and("attempts", "3", run -> "" + attempts(run))
                .and("status", "ran", run -> run.status(World.task("try")).orElseThrow().label()));
  }

  private static Scenario givenUp() {
    return Scenario.of(
            "a task is never tried more often than it may be",
            World.of(flaky(2).build()).source("in", "=a").steady())
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("use", "1 blocked")
                .and("attempts", "2", run -> "" + attempts(run)));
  }

  private static Scenario notWorthwhile() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("try", "fail bad", s -> s.in(each("a", "in")).retry(new Retry(5)));
    return Scenario.of(
            "what would fail again is not tried again",
            World.of(pipeline.build()).source("in", "=bad").steady())
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("try", "1 failed")
                .and("attempts", "1", run -> "" + attempts(run)));
  }

  private static int attempts(RunFacts run) {
    return run.view().task(World.task("try")).orElseThrow().attempts();
  }

  private static Scenario partlyPublished() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")))
            .stage("all", "count", s -> s.in(TestPipeline.collected("a", "up.out")))
            .publishPartly("out/{x}.txt", "up.out")
            .publish("all.txt", "all.out");
    return Scenario.of(
            "a failed run publishes what may be published in part, and takes nothing away",
            World.of(pipeline.build()).source("in", "1=one", "2=two"))
        .run(Expected.success().publishes("out/1.txt=one", "out/2.txt=two", "all.txt=2"))
        .edit(
            world -> world.edit("in", "1", "new").edit("in", "2", "bad"),
            Expected.status(RunStatus.FAILED)
                .publishes("out/1.txt=new", "out/2.txt=two", "all.txt=2"));
  }
}
