package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Runs that are interrupted, continued, given up. */
final class LifeScenarios {

  private LifeScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        resumed(),
        resumedTwice(),
        superseded(),
        supersededByEdit(),
        cancelled(),
        afterCancel(),
        lostTooOften(),
        lostOften(),
        crashWhilePublishing(),
        editWhilePublishing(),
        failedThenMended(),
        nothingToDo());
  }

  private static TestPipeline pipeline() {
    return TestPipeline.empty()
        .file("in")
        .stage("a", "upper", s -> s.in(each("i", "in")))
        .stage("b", "concat", s -> s.in(each("i", "a.out")))
        .stage("c", "lower", s -> s.in(each("i", "b.out")))
        .publish("site/c.txt", "c.out");
  }

  private static World world() {
    return World.of(pipeline().build()).source("in", "=text");
  }

  private static World crashAt(World world, String task, int attempt) {
    return world.fault(new Fault.CrashAt(task(task), attempt));
  }

  private static Scenario resumed() {
    return Scenario.of("a run goes on after the engine died, and repeats nothing durable", world())
        .edit(world -> crashAt(world, "b", 1), Expected.status(RunStatus.OPEN))
        .run(
            Expected.success().executes("b", "c").stage("a", "1 ran").publishes("site/c.txt=text"));
  }

  private static Scenario resumedTwice() {
    return Scenario.of("a run goes on after the engine died again and again", world())
        .edit(world -> crashAt(world, "a", 1), Expected.status(RunStatus.OPEN))
        .edit(world -> crashAt(world, "b", 1), Expected.status(RunStatus.OPEN).stage("a", "1 ran"))
        .edit(world -> crashAt(world, "b", 2), Expected.status(RunStatus.OPEN))
        .edit(world -> crashAt(world, "c", 1), Expected.status(RunStatus.OPEN))
        .run(Expected.success().executes("c").publishes("site/c.txt=text"))
        .run(Expected.success().executes());
  }

  private static Scenario superseded() {
    return Scenario.of("a run with other inputs takes the place of an open one", world())
        .edit(world -> crashAt(world, "b", 1), Expected.status(RunStatus.OPEN))
        .edit(
            world -> world.version("c", "2"),
            Expected.success()
                .stage("a", "1 cached")
                .executes("b", "c")
                .and("number of the run", "2", run -> "" + run.view().start().run().number())
                .publishes("site/c.txt=text"));
  }

  private static Scenario supersededByEdit() {
    return Scenario.of("what an open run had finished is reused where it is equal", world())
        .edit(world -> crashAt(world, "c", 1), Expected.status(RunStatus.OPEN))
        .edit(world -> world.source("in", "=TEXT"), Expected.success().executes("a", "c"))
        .edit(world -> world.source("in", "=text"), Expected.success().executes());
  }

  private static Scenario cancelled() {
    return Scenario.of("a cancelled run ends, and publishes nothing", world())
        .edit(
            world -> world.fault(new Fault.CancelAt(task("b"), 1)),
            Expected.status(RunStatus.CANCELLED)
                .task("a", TaskStatus.RAN)
                .task("b", TaskStatus.CANCELLED)
                .stage("c", "")
                .publishes());
  }

  private static Scenario afterCancel() {
    return Scenario.of("the run after a cancelled one reuses what that had finished", world())
        .edit(
            world -> world.fault(new Fault.CancelAt(task("b"), 1)),
            Expected.status(RunStatus.CANCELLED))
        .run(
            Expected.success()
                .stage("a", "1 cached")
                .executes("b", "c")
                .publishes("site/c.txt=text"));
  }

  private static Scenario lostTooOften() {
    Scenario scenario = Scenario.of("a task that is lost six times fails", world().steady());
    for (int attempt = 1; attempt <= 6; attempt++) {
      int number = attempt;
      scenario =
          scenario.edit(world -> crashAt(world, "b", number), Expected.status(RunStatus.OPEN));
    }
    return scenario.run(
        Expected.status(RunStatus.FAILED)
            .task("b", TaskStatus.FAILED)
            .task("c", TaskStatus.BLOCKED)
            .and(
                "kind of failure",
                "LOST",
                run ->
                    run.view().task(task("b")).orElseThrow().failure().orElseThrow().kind().name())
            .executes());
  }

  private static Scenario lostOften() {
    Scenario scenario = Scenario.of("a task that is lost five times goes on", world().steady());
    for (int attempt = 1; attempt <= 5; attempt++) {
      int number = attempt;
      scenario =
          scenario.edit(world -> crashAt(world, "b", number), Expected.status(RunStatus.OPEN));
    }
    return scenario.run(Expected.success().executes("b", "c"));
  }

  private static Scenario crashWhilePublishing() {
    return Scenario.of("publishing that was interrupted is completed", world())
        .edit(
            world -> world.fault(new Fault.CrashPublishing()),
            Expected.status(RunStatus.OPEN).stage("c", "1 ran").publishes())
        .run(Expected.success().executes().publishes("site/c.txt=text"));
  }

  private static Scenario editWhilePublishing() {
    return Scenario.of("publishing that was interrupted is completed before another run", world())
        .edit(
            world -> world.fault(new Fault.CrashPublishing()),
            Expected.status(RunStatus.OPEN).publishes())
        .edit(
            world -> world.source("in", "=other"),
            Expected.success()
                .publishes("site/c.txt=other")
                .and(
                    "base run",
                    "Optional[test-1]",
                    run -> run.view().start().base().map(base -> base.run()).toString()));
  }

  private static Scenario failedThenMended() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("up", "fail bad", s -> s.in(each("i", "in")))
            .stage("set", "concat", s -> s.in(all("i", "up.out")))
            .publish("set.txt", "set.out");
    return Scenario.of(
            "after a failure only what failed and what it held up runs",
            World.of(pipeline.build()).source("in", "1=one", "2=bad"))
        .run(Expected.status(RunStatus.FAILED).publishes().executes("up 1", "up 2"))
        .run(Expected.status(RunStatus.FAILED).publishes().executes("up 2"))
        .edit(
            world -> world.edit("in", "2", "two"),
            Expected.success().executes("up 2", "set").publishes("set.txt=1=one\n2=two"));
  }

  private static Scenario nothingToDo() {
    return Scenario.of(
            "a pipeline without stages succeeds",
            World.of(TestPipeline.empty().file("in").publish("copy.txt", "in").build())
                .source("in", "=text"))
        .run(Expected.success().publishes("copy.txt=text"));
  }
}
