package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Content that is gone from the store when a task needs it. */
final class LossScenarios {

  private LossScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        madeAgain(),
        madeAgainFromAbove(),
        madeAgainForCollection(),
        oneMaker(),
        lostAgain(),
        lostForever(),
        source(),
        pinned(),
        pinnedBefore(),
        impure(),
        cannotBeMadeAgain(),
        crashWhileMakingAgain(),
        cancelWhileMakingAgain(),
        makerLostWithEngine(),
        record(),
        recordLostForever(),
        largeContent());
  }

  private static World lose(World world, String task, int attempt) {
    return world.fault(new Fault.LoseInputsAt(task(task), attempt));
  }

  private static TestPipeline chain() {
    return TestPipeline.empty()
        .file("in")
        .stage("a", "upper", s -> s.in(each("i", "in")))
        .stage("b", "concat", s -> s.in(each("i", "a.out")))
        .stage("b2", "count", s -> s.in(each("i", "b.out")))
        .stage("c", "lower", s -> s.in(each("i", "b.out")))
        .stage("d", "constant x", s -> s.in(each("i", "c.out")));
  }

  private static World world() {
    return World.of(chain().build()).source("in", "=text");
  }

  private static World failing() {
    return World.of(
            TestPipeline.empty()
                .file("in")
                .stage("up", "fail text", s -> s.in(each("a", "in")))
                .stage("record", "lower", s -> s.in(each("f", "up.failed")))
                .build())
        .source("in", "=text");
  }

  private static Scenario record() {
    return Scenario.of("a record of a failure that is gone is put into the store again", failing())
        .edit(world -> lose(world, "record", 1), Expected.success().task("record", TaskStatus.RAN));
  }

  private static Scenario recordLostForever() {
    return Scenario.of(
            "a record of a failure that is gone again and again is not waited for", failing())
        .edit(
            world ->
                lose(lose(lose(lose(world, "record", 1), "record", 2), "record", 3), "record", 4),
            Expected.status(RunStatus.FAILED).task("record", TaskStatus.FAILED));
  }

  private static Scenario madeAgain() {
    return Scenario.of("content that is gone is made again by the task that made it", world())
        .edit(
            world -> lose(world, "d", 1),
            Expected.success()
                .text("c", "text")
                .text("d", "x")
                .stage("c", "1 ran")
                .and(
                    "attempts of c and d",
                    "2 2",
                    run ->
                        run.view().task(task("c")).orElseThrow().attempts()
                            + " "
                            + run.view().task(task("d")).orElseThrow().attempts()));
  }

  private static TestPipeline distinct() {
    return TestPipeline.empty()
        .file("in")
        .stage("a", "upper", s -> s.in(each("i", "in")))
        .stage("b", "param p", s -> s.in(each("i", "a.out")).params(List.of("p")))
        .stage("c", "lower", s -> s.in(each("i", "b.out")))
        .param("p", "1");
  }

  private static Scenario madeAgainFromAbove() {
    return Scenario.of(
            "what makes content again may first need its own inputs again",
            World.of(distinct().build()).source("in", "=text"))
        .edit(
            world -> lose(lose(world, "c", 1), "b", 2),
            Expected.success()
                .text("c", "text#1")
                .stage("a", "1 ran")
                .stage("b", "1 ran")
                .stage("c", "1 ran"));
  }

  private static TestPipeline collecting() {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .stage("up", "upper", s -> s.in(each("i", "in")))
        .stage("item", "lower", s -> s.in(each("i", "up.out")))
        .stage("set", "concat", s -> s.in(all("i", "up.out")));
  }

  private static Scenario madeAgainForCollection() {
    return Scenario.of(
            "all lost items of a collection are made again, and their items go on once",
            World.of(collecting().build()).source("in", "1=one", "2=two", "3=three"))
        .edit(
            world -> lose(world, "set", 1),
            Expected.success()
                .stage("up", "3 ran")
                .stage("item", "3 ran")
                .text("set", "1=ONE\n2=TWO\n3=THREE"));
  }

  private static Scenario oneMaker() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "constant same", s -> s.in(each("i", "in")))
            .stage("set", "concat", s -> s.in(all("i", "up.out")));
    return Scenario.of(
            "content that many tasks made is made again by one of them",
            World.of(pipeline.build()).source("in", "1=one", "2=two"))
        .edit(
            world -> lose(world, "set", 1),
            Expected.success()
                .text("set", "1=same\n2=same")
                .and(
                    "attempts of up",
                    "3",
                    run ->
                        ""
                            + run.view().tasks("up").stream()
                                .mapToInt(task -> task.attempts())
                                .sum()));
  }

  private static Scenario lostAgain() {
    return Scenario.of("content may be lost three times", world().steady())
        .edit(
            world -> lose(lose(lose(world, "d", 1), "d", 2), "d", 3),
            Expected.success().text("d", "x"));
  }

  private static Scenario lostForever() {
    return Scenario.of("content that is lost a fourth time fails the task", world().steady())
        .edit(
            world -> lose(lose(lose(lose(world, "d", 1), "d", 2), "d", 3), "d", 4),
            Expected.status(RunStatus.FAILED)
                .task("c", TaskStatus.RAN)
                .task("d", TaskStatus.FAILED));
  }

  private static Scenario source() {
    return Scenario.of("lost content of a source fails what needs it", world())
        .edit(
            world -> lose(world, "a", 1),
            Expected.status(RunStatus.FAILED)
                .task("a", TaskStatus.FAILED)
                .task("d", TaskStatus.BLOCKED));
  }

  private static Scenario pinned() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("up", "upper", s -> s.in(each("i", "in")).rerun(Rerun.NEVER))
            .stage("item", "concat", s -> s.in(each("i", "up.out")));
    return Scenario.of(
            "lost content of a pinned task is never made anew in silence",
            World.of(pipeline.build()).source("in", "=text"))
        .run(Expected.success())
        .edit(
            world -> lose(world.version("item", "2").source("in", "=other"), "item", 1),
            Expected.status(RunStatus.FAILED)
                .task("up", TaskStatus.LOCKED)
                .task("item", TaskStatus.FAILED));
  }

  private static Scenario pinnedBefore() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("up", "upper", s -> s.in(each("i", "in")).rerun(Rerun.NEVER));
    return Scenario.of(
            "what a rule keeps and is lost is made again only where its inputs give it again",
            World.of(pipeline.build()).source("in", "=text"))
        .run(Expected.success())
        .edit(
            world -> world.fault(new Fault.LoseOutputs(task("up"))),
            Expected.success().executes("up").text("up", "TEXT"))
        .edit(
            world -> world.fault(new Fault.LoseOutputs(task("up"))).source("in", "=other"),
            Expected.status(RunStatus.FAILED).executes().task("up", TaskStatus.FAILED))
        .run(Expected.status(RunStatus.FAILED).executes());
  }

  private static Scenario impure() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("odd", "impure", s -> s.in(each("i", "in")))
            .stage("item", "concat", s -> s.in(each("i", "odd.out")));
    return Scenario.of(
            "content that comes out otherwise is told, and what needs the first fails",
            World.of(pipeline.build()).source("in", "=text"))
        .edit(
            world -> lose(world, "item", 1),
            Expected.status(RunStatus.FAILED)
                .task("odd", TaskStatus.RAN)
                .task("item", TaskStatus.FAILED)
                .and(
                    "impurities",
                    "true",
                    run ->
                        ""
                            + run.events().stream()
                                .anyMatch(
                                    e -> e instanceof io.kryptonx.model.event.Event.Diverged)));
  }

  private static Scenario cannotBeMadeAgain() {
    return Scenario.of("where what is above is lost too, all that needs it fails", world())
        .edit(
            world -> lose(lose(world, "b", 1), "a", 2),
            Expected.status(RunStatus.FAILED)
                .task("a", TaskStatus.FAILED)
                .task("b", TaskStatus.FAILED)
                .task("c", TaskStatus.BLOCKED));
  }

  private static Scenario crashWhileMakingAgain() {
    return Scenario.of(
            "an engine may die while content is made again",
            World.of(distinct().build()).source("in", "=text"))
        .edit(
            world -> lose(world, "c", 1).fault(new Fault.CrashAt(task("b"), 2)),
            Expected.status(RunStatus.OPEN))
        .run(Expected.success().text("c", "text#1").executes("b", "c"));
  }

  private static Scenario cancelWhileMakingAgain() {
    return Scenario.of(
            "a run may be cancelled while content is made again",
            World.of(distinct().build()).source("in", "=text"))
        .edit(
            world -> lose(world, "c", 1).fault(new Fault.CancelAt(task("b"), 2)),
            Expected.status(RunStatus.CANCELLED)
                .task("b", TaskStatus.CANCELLED)
                .task("c", TaskStatus.CANCELLED))
        .run(Expected.success().text("c", "text#1"));
  }

  private static Scenario makerLostWithEngine() {
    Scenario scenario =
        Scenario.of(
                "a task that is lost six times while it makes content again fails once",
                world().steady())
            .edit(
                world -> lose(world, "d", 1).fault(new Fault.CrashAt(task("c"), 2)),
                Expected.status(RunStatus.OPEN));
    for (int attempt = 3; attempt <= 7; attempt++) {
      int number = attempt;
      scenario =
          scenario.edit(
              world -> world.fault(new Fault.CrashAt(task("c"), number)),
              Expected.status(RunStatus.OPEN));
    }
    return scenario.run(
        Expected.status(RunStatus.FAILED)
            .task("c", TaskStatus.FAILED)
            .task("d", TaskStatus.FAILED));
  }

  private static Scenario largeContent() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "big", s -> s.in(each("i", "in")))
            .stage("item", "count", s -> s.in(each("i", "up.out")))
            .stage("set", "count", s -> s.in(all("i", "up.out")));
    return Scenario.of(
            "large content that was not durable when the power failed is made again",
            World.of(pipeline.build()).source("in", "1=one", "2=two"))
        .run(Expected.success().text("item 1", "16385"))
        .run(Expected.success());
  }
}
