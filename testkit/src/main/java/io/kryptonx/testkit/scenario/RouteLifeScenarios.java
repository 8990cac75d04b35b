package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.RouteScenarios.BOTH;
import static io.kryptonx.testkit.scenario.RouteScenarios.sorting;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Routes that are interrupted, cancelled, locked, done again, or lose what they send on. */
final class RouteLifeScenarios {

  private RouteLifeScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(interrupted(), cancelled(), lost(), equalItems(), locked(), targeted());
  }

  private static World world() {
    return World.of(sorting(BOTH).build()).source("in", "1=ax", "2=ay");
  }

  private static Scenario interrupted() {
    return Scenario.of("a route goes on after the engine died", world())
        .edit(
            world -> world.fault(new Fault.CrashAt(task("sort 2"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(Expected.success().text("all", "1=AX\n2=ay."));
  }

  private static Scenario cancelled() {
    World one = World.of(sorting(BOTH).build()).source("in", "2=ay");
    return Scenario.of("a route that was cancelled has taken no branch", one)
        .edit(
            world -> world.fault(new Fault.CancelAt(task("sort 2"), 1)),
            Expected.status(RunStatus.CANCELLED).task("sort 2", TaskStatus.CANCELLED))
        .run(Expected.success().text("all", "2=ay."));
  }

  private static Scenario lost() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .stage("made", "append x", s -> s.in(TestPipeline.each("a", "in")))
            .route("sort", BOTH, s -> s.in(TestPipeline.each("i", "made.out")))
            .stage("loud", "upper", s -> s.in(TestPipeline.each("a", "sort.loud")))
            .publish("out/{d}", "loud.out");
    return Scenario.of(
            "content that a route sent on and that is gone is made again by what had made it",
            World.of(pipeline.build()).source("in", "1=a"))
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("loud 1"), 1)),
            Expected.success().publishes("out/1=AX"));
  }

  private static Scenario equalItems() {
    return Scenario.of(
            "equal items are routed once",
            World.of(sorting(BOTH).build()).source("in", "1=x", "2=x", "3=y"))
        .run(
            Expected.success()
                .stage("sort", "2 ran, 1 cached")
                .stage("loud", "1 ran, 1 cached, 1 skipped")
                .text("all", "1=X\n2=X\n3=y."));
  }

  private static Scenario locked() {
    return Scenario.of("a locked route sends on as it did", world())
        .run(Expected.success())
        .edit(world -> world.fault(new Fault.LockTask(task("sort 2"))), Expected.success())
        .edit(
            world -> world.edit("in", "2", "bx"),
            Expected.success()
                .task("sort 2", TaskStatus.LOCKED)
                .task("loud 2", TaskStatus.SKIPPED)
                .text("all", "1=AX\n2=ay."));
  }

  private static Scenario targeted() {
    return Scenario.of(
            "a branch that is asked for alone leaves the other one out", world().targets("loud"))
        .run(Expected.success().executes("sort 1", "sort 2", "loud 1").stage("soft", ""));
  }
}
