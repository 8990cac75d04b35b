package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.LoopScenarios.end;
import static io.kryptonx.testkit.scenario.LoopScenarios.longer;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Effect.Mode;
import io.kryptonx.model.pipeline.Effect.Unknown;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Effects in loops. */
final class LoopEffectScenarios {

  private LoopEffectScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        acts(Mode.ONCE),
        acts(Mode.APPLY),
        once(),
        applied(),
        nested(),
        repeated(),
        left(),
        asked(),
        saidByAnother(),
        appliedOver());
  }

  /** Each iteration tells what it begins with, and goes on with a letter more. */
  private static World telling(Effect effect, String told) {
    return World.of(
            TestPipeline.empty()
                .file("in")
                .loop("grow", longer(3, 9), s -> s.in(each("text", "in")))
                .stage("grow/tell", "lower", s -> s.in(each("a", told)).effect(effect))
                .stage(
                    "grow/more",
                    "append b",
                    s -> s.in(each("a", "grow/carry")).dependsOn(List.of("grow/tell")))
                .build())
        .source("in", "=a")
        .steady();
  }

  private static Scenario acts(Mode mode) {
    return Scenario.of(
            "an effect of mode '%s' in a loop acts for each iteration, and not again"
                .formatted(mode.label()),
            telling(Effect.of(mode), "grow/carry"))
        .run(
            Expected.success()
                .executes("grow/tell #1", "grow/more #1", "grow/tell #2", "grow/more #2"))
        .run(Expected.success().executes())
        .edit(
            world -> world.source("in", "=x"),
            Expected.success()
                .executes("grow/tell #1", "grow/more #1", "grow/tell #2", "grow/more #2"));
  }

  private static Scenario once() {
    return Scenario.of(
            "what is told once is not told by the next iteration",
            telling(Effect.of(Mode.ONCE), "grow/text"))
        .run(Expected.success().executes("grow/tell #1", "grow/more #1", "grow/more #2"))
        .run(Expected.success().executes());
  }

  private static Scenario applied() {
    return Scenario.of(
            "each iteration makes the outside equal to its input",
            telling(Effect.of(Mode.APPLY), "grow/text"))
        .run(
            Expected.success()
                .executes("grow/tell #1", "grow/more #1", "grow/tell #2", "grow/more #2"))
        .run(Expected.success().executes());
  }

  private static Scenario nested() {
    World world =
        World.of(
                TestPipeline.empty()
                    .files("in", "in/{i}.txt")
                    .loop(
                        "out",
                        TestLoop.until("never", "grow.out", 2),
                        s -> s.in(each("text", "in")))
                    .loop(
                        "out/grow",
                        TestLoop.until("never", "tell.out", 2),
                        s -> s.in(each("text", "out/carry")))
                    .stage("out/grow/more", "append b", s -> s.in(each("a", "out/grow/carry")))
                    .stage(
                        "out/grow/tell",
                        "lower",
                        s -> s.in(each("a", "out/grow/more.out")).effect(Effect.of(Mode.ONCE)))
                    .build())
            .source("in", "x=a", "y=c")
            .steady();
    return Scenario.of("effects in loops of loops act for each item and pass", world)
        .run(Expected.success().stage("out/grow/tell", "2 ran"))
        .run(Expected.success().executes());
  }

  /** The engine dies while the second iteration acts. */
  private static Scenario dies(String name, Unknown rule) {
    return Scenario.of(name, telling(new Effect(Mode.ONCE, rule), "grow/carry"))
        .edit(
            world -> world.fault(new Fault.CrashAt(task("grow/tell #2"), 1)),
            Expected.status(RunStatus.OPEN));
  }

  private static Scenario repeated() {
    return dies(
            "an effect in a loop that was under way when the engine died acts again where its rule"
                + " says so",
            Unknown.RETRY)
        .run(Expected.success().executes("grow/tell #2", "grow/more #2").text("grow", "abb"));
  }

  private static Scenario left() {
    return dies(
            "an effect in a loop that was under way when the engine died fails it, and waits for a"
                + " person",
            Unknown.REVIEW)
        .run(
            Expected.status(RunStatus.FAILED)
                .task("grow", TaskStatus.FAILED)
                .task("grow/tell #2", TaskStatus.FAILED)
                .and("end", "failed after 2, of 0", run -> end(run, "grow")));
  }

  private static Scenario asked() {
    World world =
        World.of(
                TestPipeline.empty()
                    .file("in")
                    .loop(
                        "wait",
                        TestLoop.until("never", "ask.out", 3),
                        s -> s.in(each("text", "in")))
                    .stage(
                        "wait/ask",
                        "lower",
                        s -> s.in(each("a", "wait/carry")).effect(Effect.of(Mode.APPLY)))
                    .build())
            .source("in", "=a")
            .steady();
    return Scenario.of(
            "what is asked of the outside may be answered otherwise the next time", world)
        .run(
            Expected.success()
                .executes("wait/ask #1", "wait/ask #2")
                .and("end", "exhausted after 3, of 3", run -> end(run, "wait")));
  }

  /** Each iteration acts with what it begins with, and goes on with what {@code less} gives. */
  private static Pipeline shrinking(Mode mode, String less) {
    return TestPipeline.empty()
        .file("in")
        .loop("cut", TestLoop.until("never", "less.out", 3), s -> s.in(each("text", "in")))
        .stage("cut/tell", "lower", s -> s.in(each("a", "cut/carry")).effect(Effect.of(mode)))
        .stage("cut/less", less, s -> s.in(each("a", "cut/carry")).dependsOn(List.of("cut/tell")))
        .build();
  }

  private static Scenario shrinking(String name, Mode mode) {
    World world = World.of(shrinking(mode, "cut")).source("in", "=abcd").steady();
    return Scenario.of(name, world).run(Expected.success().stage("cut/tell", "2 ran"));
  }

  private static Scenario saidByAnother() {
    return shrinking(
            "what an iteration has told is not told again by another one of a later run", Mode.ONCE)
        .edit(
            world -> world.source("in", "=abcde"),
            Expected.success().executes("cut/tell #1", "cut/less #1"));
  }

  private static Scenario appliedOver() {
    return shrinking("what an iteration makes outside, later ones make anew", Mode.APPLY)
        .edit(
            world -> world.pipeline(shrinking(Mode.APPLY, "constant abc")),
            Expected.success().executes("cut/less #1", "cut/less #2"))
        .edit(
            world -> world.source("in", "=xyz"),
            Expected.success().executes("cut/tell #1", "cut/tell #2", "cut/less #1"));
  }
}
