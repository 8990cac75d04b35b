package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.LoopScenarios.end;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Loops that end with a stage of their own, and those that tell the next iteration something. */
final class LoopStageScenarios {

  private LoopStageScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        instead(),
        insteadOnlyThen(),
        insteadOfNext(),
        insteadGiven(),
        insteadFails(),
        with(),
        withComesBack(),
        withLost());
  }

  private static TestPipeline growing(TestLoop loop, String ask) {
    return TestPipeline.empty()
        .file("in")
        .loop("grow", loop, s -> s.in(each("text", "in")))
        .stage("grow/more", "append b", s -> s.in(each("a", "grow/carry")))
        .stage("grow/ask", ask, s -> s.in(each("a", "grow/carry")))
        .stage("grow/think", "append !", s -> s.in(each("a", "grow/ask.out")))
        .stage("use", "upper", s -> s.in(each("a", "grow.out")));
  }

  private static World world(TestLoop loop, String ask) {
    return World.of(growing(loop, ask).build()).source("in", "=a").steady();
  }

  private static Scenario instead() {
    return Scenario.of(
            "a loop that does not converge can have a stage make its result",
            world(TestLoop.until("never", "more.out", 2).instead("think.out"), "append ?"))
        .run(
            Expected.success()
                .executes("grow/more #1", "grow/ask #2", "grow/think #2", "use")
                .and("end", "exhausted after 2, of 0", run -> end(run, "grow"))
                .text("grow", "ab?!"))
        .run(Expected.success().executes().text("grow", "ab?!"));
  }

  private static Scenario insteadOnlyThen() {
    return Scenario.of(
            "what is made in place of a result is not made where a loop converges",
            world(TestLoop.until("longer 2", "more.out", 3).instead("think.out"), "append ?"))
        .run(Expected.success().executes("grow/more #1", "use").text("grow", "ab"));
  }

  private static Scenario insteadOfNext() {
    return Scenario.of(
            "the result of a loop that does not converge can be what would have gone on",
            world(TestLoop.until("never", "more.out", 2).instead("more.out"), "append ?"))
        .run(
            Expected.success().executes("grow/more #1", "grow/more #2", "use").text("grow", "abb"));
  }

  private static Scenario insteadGiven() {
    return Scenario.of(
            "the result of a loop that does not converge can be an input",
            world(TestLoop.until("never", "more.out", 2).instead("text"), "append ?"))
        .run(Expected.success().executes("grow/more #1", "use").text("grow", "a"));
  }

  private static Scenario insteadFails() {
    return Scenario.of(
            "a loop fails where what its result is to be made of fails",
            world(TestLoop.until("never", "more.out", 2).instead("think.out"), "fail ab"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("grow", TaskStatus.FAILED)
                .and(
                    "reason",
                    "grow/ask #2 failed: its input holds 'ab'",
                    run ->
                        run.view()
                            .task(task("grow"))
                            .orElseThrow()
                            .failure()
                            .orElseThrow()
                            .message()));
  }

  private static TestPipeline telling(int length, String does) {
    return TestPipeline.empty()
        .file("in")
        .loop(
            "grow",
            TestLoop.until("telling " + length, "more.out", 9),
            s -> s.in(each("text", "in")))
        .stage("grow/more", does, s -> s.in(each("a", "grow/carry")).in(each("w", "grow/with")));
  }

  private static Scenario with() {
    return Scenario.of(
            "what the condition of a loop says is an input of the next iteration",
            World.of(telling(20, "concat").build()).source("in", "=a").steady())
        .run(
            Expected.success()
                .executes("grow/more #1", "grow/more #2", "grow/more #3")
                .text("grow/more #1", "a|{}")
                .text("grow/more #2", "a|{}|{\"n\":1}")
                .text("grow", "a|{}|{\"n\":1}|{\"n\":4}"))
        .run(Expected.success().executes().text("grow", "a|{}|{\"n\":1}|{\"n\":4}"));
  }

  private static Scenario withComesBack() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", TestLoop.until("telling 9", "more.out", 9), s -> s.in(each("text", "in")))
            .stage("grow/more", "constant a", s -> s.in(each("w", "grow/with")));
    return Scenario.of(
            "a loop comes back to what it was given only where it is told the same, too",
            World.of(pipeline.build()).source("in", "=a").steady())
        .run(
            Expected.success()
                .executes("grow/more #1", "grow/more #2")
                .and("end", "stalled after 2, of 2", run -> end(run, "grow")));
  }

  private static Scenario withLost() {
    return Scenario.of(
            "what an iteration is told and that is gone from the store is put there again",
            World.of(telling(20, "concat").build()).source("in", "=a").steady())
        .edit(
            world -> world.fault(new Fault.LoseInputsAt(task("grow/more #2"), 1)),
            Expected.success().text("grow", "a|{}|{\"n\":1}|{\"n\":4}"));
  }
}
