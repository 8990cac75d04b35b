package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;

import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.testkit.host.RunFacts;
import java.util.List;
import java.util.Set;

/** What makes work equal, and what is known of equal work. */
final class IdentityScenarios {

  private IdentityScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        equalContent(),
        equalWorkOfTwoStages(),
        equalWorkThatFails(),
        backAgain(),
        comment(),
        cutoff(),
        renamed(),
        added(),
        readsItem(),
        parameter(),
        stageRenamed(),
        idsOfEqualFacts(),
        nastyNames());
  }

  private static TestPipeline pipeline() {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .stage("up", "upper", s -> s.in(each("a", "in")))
        .stage("set", "concat", s -> s.in(collected("a", "up.out")));
  }

  private static World world() {
    return World.of(pipeline().build()).source("in", "1=one", "2=two");
  }

  private static Scenario equalContent() {
    return Scenario.of(
            "equal content under two names is executed once, right for both",
            world().edit("in", "3", "one"))
        .run(
            Expected.success()
                .stage("up", "2 ran, 1 cached")
                .text("up 1", "ONE")
                .text("up 3", "ONE")
                .text("set", "1=ONE\n2=TWO\n3=ONE"));
  }

  private static Scenario equalWorkOfTwoStages() {
    TestPipeline pipeline =
        pipeline().stage("again", "upper", s -> s.in(each("a", "in"))).files("more", "more/{x}");
    return Scenario.of(
            "equal work of two stages is executed once",
            World.of(pipeline.build()).source("in", "1=one"))
        .run(
            Expected.success()
                .text("up 1", "ONE")
                .text("again 1", "ONE")
                .and(
                    "executions of both",
                    "1",
                    run ->
                        Long.toString(
                            run.executed().stream()
                                .filter(task -> !task.stage().equals("set"))
                                .count())));
  }

  private static Scenario equalWorkThatFails() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "fail bad", s -> s.in(each("a", "in")));
    return Scenario.of(
            "equal work that fails fails for all, and is tried again by the next run",
            World.of(pipeline.build()).source("in", "1=bad", "2=bad", "3=good"))
        .run(Expected.status(RunStatus.FAILED).stage("up", "2 failed, 1 ran"))
        .run(Expected.status(RunStatus.FAILED).stage("up", "2 failed, 1 cached"));
  }

  private static Scenario backAgain() {
    return Scenario.of("a file that is as it was before makes nothing run", world())
        .run(Expected.success())
        .edit(
            world -> world.edit("in", "1", "uno"),
            Expected.success().executes("up 1", "set").text("set", "1=UNO\n2=TWO"))
        .edit(
            world -> world.edit("in", "1", "one"),
            Expected.success().executes().stage("up", "2 cached").text("set", "1=ONE\n2=TWO"));
  }

  private static Scenario comment() {
    return Scenario.of("a stage whose key is as it was does not run", world())
        .run(Expected.success())
        .edit(
            world -> world.pipeline(pipeline().param("unused", "1").build()),
            Expected.success().executes());
  }

  private static Scenario cutoff() {
    return Scenario.of("equal bytes from changed work make nothing below run", world())
        .run(Expected.success())
        .edit(
            world -> world.edit("in", "1", "One"),
            Expected.success()
                .executes("up 1")
                .stage("up", "1 cached, 1 unchanged")
                .stage("set", "1 cached"));
  }

  private static Scenario renamed() {
    return Scenario.of("a renamed file is no new work, but its collections see the name", world())
        .run(Expected.success())
        .edit(
            world -> world.remove("in", "2").edit("in", "two", "two"),
            Expected.success()
                .stage("up", "2 cached")
                .executes("set")
                .text("set", "1=ONE\ntwo=TWO"));
  }

  private static Scenario added() {
    return Scenario.of("a new item makes its own tasks run and what collects it", world())
        .run(Expected.success())
        .edit(
            world -> world.edit("in", "3", "three"),
            Expected.success()
                .stage("up", "2 cached, 1 ran")
                .executes("up 3", "set")
                .stage("set", "1 ran"));
  }

  private static Scenario readsItem() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "item", s -> s.in(each("a", "in")).reads(Set.of(Read.ITEM)));
    return Scenario.of(
            "a stage that reads its item is not merged by content",
            World.of(pipeline.build()).source("in", "1=same", "2=same"))
        .run(Expected.success().stage("up", "2 ran").text("up 2", "same@2"))
        .edit(
            world -> world.remove("in", "2").edit("in", "3", "same"),
            Expected.success().stage("up", "1 cached, 1 ran").executes("up 3"));
  }

  private static Scenario parameter() {
    TestPipeline pipeline =
        pipeline()
            .param("width", "320")
            .stage("wide", "param width", s -> s.in(each("a", "in")).params(List.of("width")));
    return Scenario.of(
            "a parameter touches the stages that name it and no others",
            World.of(pipeline.build()).source("in", "1=one"))
        .run(Expected.success().text("wide 1", "one#320"))
        .edit(
            world -> world.param("width", "640"),
            Expected.success().executes("wide 1").text("wide 1", "one#640"))
        .edit(world -> world.param("width", "320"), Expected.success().executes());
  }

  private static Scenario stageRenamed() {
    TestPipeline other =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("higher", "upper", s -> s.in(each("a", "in")))
            .stage("set", "concat", s -> s.in(collected("a", "higher.out")));
    return Scenario.of("a renamed stage is no new work", world())
        .run(Expected.success())
        .edit(
            world -> world.pipeline(other.build()),
            Expected.success().stage("higher", "2 cached").stage("set", "1 cached").executes());
  }

  private static Scenario idsOfEqualFacts() {
    return Scenario.of("equal facts have equal ids in every run", world())
        .run(Expected.success().and("ids", "3", run -> ids(run)))
        .run(Expected.success().and("ids", "3", run -> ids(run)));
  }

  private static String ids(RunFacts run) {
    return Long.toString(run.eventIds().values().stream().distinct().count());
  }

  private static Scenario nastyNames() {
    return Scenario.of(
            "items of nasty names are items like others",
            World.of(pipeline().build())
                .source("in", "%3A%3A=colons", "%2A=star", "a/../b=dots", "%25=percent", "é=e"))
        .run(
            Expected.success()
                .stage("up", "5 ran")
                .text("up %2A", "STAR")
                .text("set", "%25=PERCENT\n%2A=STAR\n%3A%3A=COLONS\na/../b=DOTS\né=E"))
        .run(Expected.success().executes());
  }
}
