package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;

import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;

/** How the end of a task is felt by those below it: item by item, and in collections. */
final class UpstreamScenarios {

  private UpstreamScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        good(), cached(), unchanged(), locked(), failed(), blocked(), skipped(), allSkipped());
  }

  private static TestPipeline pipeline(Rerun rerun) {
    return TestPipeline.empty()
        .files("in", "in/{x}.txt")
        .stage("up", "fail bad", s -> s.in(each("a", "in")).rerun(rerun))
        .stage("item", "upper", s -> s.in(each("a", "up.out")))
        .stage("set", "concat", s -> s.in(collected("a", "up.out")));
  }

  private static World world(Rerun rerun) {
    return World.of(pipeline(rerun).build()).source("in", "1=one", "2=two");
  }

  private static Scenario good() {
    return Scenario.of("what ran is used by item and by collection", world(Rerun.WHEN_CHANGED))
        .run(
            Expected.success()
                .stage("up", "2 ran")
                .stage("item", "2 ran")
                .stage("set", "1 ran")
                .text("item 1", "ONE")
                .text("set", "1=one\n2=two"));
  }

  private static Scenario cached() {
    return Scenario.of("what is cached is used, and nothing runs", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .run(
            Expected.success()
                .stage("up", "2 cached")
                .stage("item", "2 cached")
                .stage("set", "1 cached")
                .executes());
  }

  private static Scenario unchanged() {
    return Scenario.of("what ran unchanged makes nothing below run", world(Rerun.WHEN_CHANGED))
        .run(Expected.success())
        .edit(
            world -> world.version("up", "2"),
            Expected.success()
                .stage("up", "2 unchanged")
                .stage("item", "2 cached")
                .stage("set", "1 cached")
                .executes("up 1", "up 2"));
  }

  private static Scenario locked() {
    return Scenario.of("what is pinned goes on as it is", world(Rerun.NEVER))
        .run(Expected.success().stage("up", "2 ran"))
        .edit(
            world -> world.edit("in", "1", "uno"),
            Expected.success()
                .stage("up", "2 locked")
                .stage("item", "2 cached")
                .text("item 1", "ONE")
                .and(
                    "stale tasks",
                    "up [1]",
                    run ->
                        String.join(
                            ", ",
                            run.tasks().stream()
                                .filter(task -> task.stale())
                                .map(task -> task.id().toString())
                                .toList()))
                .executes());
  }

  private static Scenario failed() {
    return Scenario.of("what failed blocks the item and the set", world(Rerun.WHEN_CHANGED))
        .edit(
            world -> world.edit("in", "2", "bad"),
            Expected.status(RunStatus.FAILED)
                .stage("up", "1 ran, 1 failed")
                .stage("item", "1 ran, 1 blocked")
                .stage("set", "1 blocked")
                .task("item 2", TaskStatus.BLOCKED));
  }

  private static Scenario blocked() {
    TestPipeline deep =
        pipeline(Rerun.WHEN_CHANGED)
            .stage("below", "lower", s -> s.in(each("a", "item.out")))
            .stage("belowset", "count", s -> s.in(all("a", "item.out")));
    return Scenario.of(
            "what is blocked blocks in turn, and other items go on",
            World.of(deep.build()).source("in", "1=one", "2=bad"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("below", "1 ran, 1 blocked")
                .stage("belowset", "1 blocked"))
        .edit(
            world -> world.edit("in", "2", "good"),
            Expected.success()
                .stage("below", "1 cached, 1 ran")
                .stage("belowset", "1 ran")
                .executes("up 2", "item 2", "below 2", "set", "belowset"));
  }

  private static TestPipeline joining() {
    return TestPipeline.empty()
        .files("a", "a/{x}.txt")
        .files("b", "b/{x}.txt")
        .stage("up", "concat", s -> s.in(each("a", "a")).in(each("b", "b")))
        .stage("item", "upper", s -> s.in(each("a", "up.out")))
        .stage("set", "concat", s -> s.in(collected("a", "up.out")));
  }

  private static Scenario skipped() {
    return Scenario.of(
            "what is skipped skips the item and is left out of the set",
            World.of(joining().build()).source("a", "1=p", "2=q").source("b", "2=r", "3=s"))
        .run(
            Expected.success()
                .stage("up", "1 ran, 2 skipped")
                .stage("item", "1 ran, 2 skipped")
                .stage("set", "1 ran")
                .text("set", "2=q|r"));
  }

  private static Scenario allSkipped() {
    return Scenario.of(
            "where all is skipped the whole set is empty",
            World.of(joining().build()).source("a", "1=p").source("b", "2=r"))
        .run(
            Expected.success()
                .stage("up", "2 skipped")
                .stage("item", "2 skipped")
                .stage("set", "1 ran")
                .text("set", ""));
  }
}
