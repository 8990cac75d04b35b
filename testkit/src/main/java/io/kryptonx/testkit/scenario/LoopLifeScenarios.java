package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.LoopScenarios.end;
import static io.kryptonx.testkit.scenario.LoopScenarios.longer;
import static io.kryptonx.testkit.scenario.LoopScenarios.world;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Loops that are interrupted, cancelled, or lose content, and order within them. */
final class LoopLifeScenarios {

  private LoopLifeScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        interrupted(),
        cancelled(),
        lostInside(),
        lostWhenJudged(),
        lostForGoodWhenJudged(),
        lostResult(),
        ordered());
  }

  private static Scenario interrupted() {
    return Scenario.of("a loop goes on after the engine died", world(longer(4, 9)))
        .edit(
            world -> world.fault(new Fault.CrashAt(task("grow/more #2"), 1)),
            Expected.status(RunStatus.OPEN))
        .edit(
            world -> world.fault(new Fault.CrashAt(task("grow/more #3"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(Expected.success().executes("grow/more #3", "use").text("grow", "abbb"));
  }

  private static Scenario cancelled() {
    return Scenario.of("a loop of a cancelled run ends with it", world(longer(4, 9)))
        .edit(
            world -> world.fault(new Fault.CancelAt(task("grow/more #2"), 1)),
            Expected.status(RunStatus.CANCELLED)
                .and("end", "cancelled after 2, of 0", run -> end(run, "grow"))
                .task("grow", TaskStatus.CANCELLED))
        .run(Expected.success().executes("grow/more #2", "grow/more #3", "use"));
  }

  private static Scenario lostInside() {
    return Scenario.of(
            "content of an earlier iteration that is gone is made again", world(longer(4, 9)))
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("grow/more #3"), 1)),
            Expected.success().text("grow", "abbb").publishes("out.txt=ABBB"));
  }

  private static Scenario lostWhenJudged() {
    return Scenario.of(
            "content that is gone when a loop is judged is made again", world(longer(4, 9)))
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("grow #3"), 1)),
            Expected.success()
                .text("grow", "abbb")
                .publishes("out.txt=ABBB")
                .and("end", "converged after 4, of 4", run -> end(run, "grow")));
  }

  private static Scenario lostForGoodWhenJudged() {
    return Scenario.of("what a source holds is not made again for a loop", world(longer(4, 9)))
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("grow #1"), 1)),
            Expected.status(RunStatus.FAILED)
                .and("end", "failed after 1, of 0", run -> end(run, "grow")));
  }

  private static Scenario lostResult() {
    return Scenario.of(
            "a result of a loop that is gone is made again by the stage that had made it",
            world(longer(3, 9)))
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("use"), 1)),
            Expected.success().text("grow", "abb").publishes("out.txt=ABB"));
  }

  private static Scenario ordered() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", longer(3, 9), s -> s.in(each("text", "in")))
            .stage("grow/look", "fail abb", s -> s.in(each("a", "grow/carry")))
            .stage(
                "grow/more",
                "append b",
                s -> s.in(each("a", "grow/carry")).dependsOn(List.of("grow/look")));
    return Scenario.of(
            "order within a loop holds within each iteration",
            World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.success()
                .stage("grow/look", "2 ran")
                .and("end", "converged after 3, of 3", run -> end(run, "grow")));
  }
}
