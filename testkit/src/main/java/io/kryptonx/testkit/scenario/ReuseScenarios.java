package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** What is reused, from where, and what never is. */
final class ReuseScenarios {

  private ReuseScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        byChunk(),
        fromIndex(),
        always(),
        never(),
        neverUnpinned(),
        neverOverFailures(),
        neverOverTargets(),
        neverNoMore(),
        fresh(),
        targets(),
        afterTargets(),
        impure(),
        contentGone());
  }

  private static TestPipeline pipeline(Rerun rerun) {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .stage("up", "upper", s -> s.in(each("a", "in")).rerun(rerun))
        .stage("set", "concat", s -> s.in(collected("a", "up.out")))
        .stage("other", "lower", s -> s.in(each("a", "in")))
        .publish("set.txt", "set.out");
  }

  private static World world(Rerun rerun) {
    return World.of(pipeline(rerun).build()).source("in", "1=One", "2=Two");
  }

  private static Scenario byChunk() {
    return Scenario.of(
            "what stands is journaled by chunks of the base run", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .run(
            Expected.success()
                .executes()
                .and("looked up in the index", "0", run -> count(run.events(), "ResultsFound"))
                .and(
                    "tasks that stand",
                    "5",
                    run ->
                        ""
                            + run.events().stream()
                                .filter(Event.ChunkReused.class::isInstance)
                                .map(Event.ChunkReused.class::cast)
                                .mapToInt(event -> event.positions().size())
                                .sum()));
  }

  private static Scenario fromIndex() {
    return Scenario.of(
            "what the base run does not have is found in the index", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .edit(world -> world.edit("in", "1", "Uno"), Expected.success())
        .edit(
            world -> world.edit("in", "1", "One"),
            Expected.success().executes().stage("up", "2 cached"));
  }

  private static Scenario always() {
    return Scenario.of(
            "a stage that always runs makes nothing below run by itself", world(Rerun.ALWAYS))
        .run(Expected.success().stage("up", "2 ran"))
        .run(
            Expected.success()
                .executes("up 1", "up 2")
                .stage("up", "2 unchanged")
                .stage("set", "1 cached"));
  }

  private static Scenario never() {
    return Scenario.of("a stage that never runs again keeps what it has", world(Rerun.NEVER))
        .run(Expected.success().stage("up", "2 ran"))
        .edit(
            world -> world.edit("in", "1", "Uno").edit("in", "3", "Three"),
            Expected.success()
                .stage("up", "2 locked, 1 ran")
                .executes("up 3", "set", "other 1", "other 3")
                .text("set", "1=ONE\n2=TWO\n3=THREE"))
        .run(Expected.success().stage("up", "3 locked").executes());
  }

  private static Scenario neverUnpinned() {
    return Scenario.of(
            "a stage that never runs again runs where it failed before",
            World.of(
                    TestPipeline.empty()
                        .files("in", "in/{x}")
                        .stage("up", "fail bad", s -> s.in(each("a", "in")).rerun(Rerun.NEVER))
                        .build())
                .source("in", "1=bad"))
        .run(Expected.status(RunStatus.FAILED))
        .edit(
            world -> world.edit("in", "1", "good"),
            Expected.success().stage("up", "1 ran").executes("up 1"));
  }

  private static Scenario neverOverFailures() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")))
            .stage("keep", "upper", s -> s.in(each("a", "up.out")).rerun(Rerun.NEVER));
    return Scenario.of(
            "what a stage that never runs again has outlives runs in which it was blocked",
            World.of(pipeline.build()).source("in", "1=one"))
        .run(Expected.success().text("keep 1", "ONE"))
        .edit(world -> world.edit("in", "1", "two"), Expected.success().stage("keep", "1 locked"))
        .edit(
            world -> world.edit("in", "1", "bad"),
            Expected.status(RunStatus.FAILED).task("keep 1", TaskStatus.BLOCKED))
        .edit(world -> world.edit("in", "1", "worse, still bad"), Expected.status(RunStatus.FAILED))
        .edit(
            world -> world.edit("in", "1", "three"),
            Expected.success().executes("up 1").stage("keep", "1 locked").text("keep 1", "ONE"));
  }

  private static Scenario neverOverTargets() {
    return Scenario.of(
            "what a stage that never runs again has outlives runs that it is no part of",
            world(Rerun.NEVER))
        .run(Expected.success())
        .edit(world -> world.targets("other"), Expected.success().executes())
        .edit(
            world -> world.targets().edit("in", "1", "Uno"),
            Expected.success().executes("other 1").stage("up", "2 locked"))
        .edit(world -> world.remove("in", "1"), Expected.success().stage("up", "1 locked"))
        .edit(
            world -> world.source("in", "1=Eins", "2=Two"),
            Expected.success().stage("up", "1 locked, 1 ran").text("up 1", "EINS"));
  }

  private static Scenario neverNoMore() {
    return Scenario.of(
            "what a stage kept by rule does not stand for other work when the rule goes",
            world(Rerun.NEVER))
        .run(Expected.success())
        .edit(world -> world.edit("in", "1", "Uno"), Expected.success().text("up 1", "ONE"))
        .edit(
            world -> world.pipeline(pipeline(Rerun.WHEN_CHANGED).build()),
            Expected.success().stage("up", "1 cached, 1 ran").text("up 1", "UNO"));
  }

  private static Scenario fresh() {
    return Scenario.of("a fresh run executes everything", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .edit(
            world -> world.fresh(true),
            Expected.success()
                .stage("up", "2 unchanged")
                .stage("set", "1 unchanged")
                .executes("up 1", "up 2", "set", "other 1", "other 2"))
        .edit(world -> world.fresh(false), Expected.success().executes());
  }

  private static Scenario targets() {
    return Scenario.of(
            "targets run with what they need, and publish nothing", world(Rerun.WHEN_CHANGED))
        .edit(
            world -> world.targets("set"),
            Expected.success().executes("up 1", "up 2", "set").stage("other", "").publishes());
  }

  private static Scenario afterTargets() {
    return Scenario.of(
            "a whole run after one with targets does the rest", world(Rerun.WHEN_CHANGED))
        .edit(world -> world.targets("up"), Expected.success().executes("up 1", "up 2"))
        .edit(
            world -> world.targets(),
            Expected.success()
                .executes("set", "other 1", "other 2")
                .publishes("set.txt=1=ONE\n2=TWO"))
        .edit(world -> world.targets("other"), Expected.success().executes())
        .edit(world -> world.targets(), Expected.success().executes());
  }

  private static Scenario impure() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("odd", "impure", s -> s.in(each("a", "in")))
            .stage("below", "upper", s -> s.in(each("a", "odd.out")));
    return Scenario.of(
            "another result of equal work is told, and the first stands",
            World.of(pipeline.build()).source("in", "=text"))
        .run(Expected.success())
        .edit(
            world -> world.fresh(true),
            Expected.success()
                .stage("odd", "1 unchanged")
                .and("impurities", "1", run -> count(run.events(), "Diverged")));
  }

  private static Scenario contentGone() {
    return Scenario.of(
            "what is known but gone from the store is made again", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .edit(
            world -> world.fault(new Fault.LoseOutputs(task("up 1"))),
            Expected.success()
                .stage("up", "1 cached, 1 unchanged")
                .stage("set", "1 cached")
                .executes("up 1"));
  }

  private static String count(List<Event> events, String kind) {
    return Long.toString(
        events.stream().filter(event -> event.getClass().getSimpleName().equals(kind)).count());
  }
}
