package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.each;

import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Effect.Mode;
import io.kryptonx.model.pipeline.Effect.Unknown;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Effects, and what follows where nobody knows whether they acted. */
final class DoubtScenarios {

  private DoubtScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(repeated(), left(), cancelled(), twice(), renamed());
  }

  private static World world(Effect effect) {
    return World.of(
            TestPipeline.empty()
                .file("in")
                .stage("a", "upper", s -> s.in(each("i", "in")))
                .stage("b", "concat", s -> s.in(each("i", "a.out")).effect(effect))
                .stage("c", "lower", s -> s.in(each("i", "b.out")))
                .publish("site/c.txt", "c.out")
                .build())
        .source("in", "=text")
        .steady();
  }

  private static World diesAt(World world, String task) {
    return world.fault(new Fault.CrashAt(World.task(task), 1));
  }

  private static Scenario repeated() {
    return Scenario.of(
            "an effect that was under way when the engine died acts again where its rule says so",
            world(new Effect(Mode.ONCE, Unknown.RETRY)))
        .edit(world -> diesAt(world, "b"), Expected.status(RunStatus.OPEN))
        .run(
            Expected.success().executes("b", "c").stage("a", "1 ran").publishes("site/c.txt=text"));
  }

  private static Scenario left() {
    return Scenario.of(
            "an effect that was under way when the engine died waits for a person",
            world(new Effect(Mode.ONCE, Unknown.REVIEW)))
        .edit(world -> diesAt(world, "b"), Expected.status(RunStatus.OPEN))
        .run(
            Expected.status(RunStatus.FAILED)
                .executes()
                .task("b", TaskStatus.FAILED)
                .task("c", TaskStatus.BLOCKED)
                .publishes());
  }

  private static Scenario cancelled() {
    return Scenario.of(
            "an effect that was under way when the run was cancelled is no success",
            world(new Effect(Mode.APPLY, Unknown.RETRY)))
        .edit(
            world -> world.fault(new Fault.CancelAt(World.task("b"), 1)),
            Expected.status(RunStatus.CANCELLED).task("a", TaskStatus.RAN).publishes());
  }

  private static Scenario twice() {
    World world =
        World.of(
                TestPipeline.empty()
                    .files("in", "in/{i}.txt")
                    .stage("a", "upper", s -> s.in(each("i", "in")).effect(Effect.of(Mode.ONCE)))
                    .build())
            .source("in", "x=same", "y=same")
            .steady();
    return Scenario.of("equal content of two items is two effects, and each acts once", world)
        .run(Expected.success().executes("a x", "a y"))
        .run(Expected.success().executes());
  }

  private static Scenario renamed() {
    World world = world(Effect.of(Mode.ONCE));
    return Scenario.of("an effect is the same where its stage was renamed", world)
        .run(Expected.success().executes("a", "b", "c"))
        .edit(
            before ->
                before.pipeline(
                    TestPipeline.empty()
                        .file("in")
                        .stage("a", "upper", s -> s.in(each("i", "in")))
                        .stage(
                            "bee",
                            "concat",
                            s ->
                                s.in(each("i", "a.out"))
                                    .effect(Effect.of(Mode.ONCE))
                                    .renamedFrom("b"))
                        .stage("c", "lower", s -> s.in(each("i", "bee.out")))
                        .publish("site/c.txt", "c.out")
                        .build()),
            Expected.success().executes().publishes("site/c.txt=text"));
  }
}
