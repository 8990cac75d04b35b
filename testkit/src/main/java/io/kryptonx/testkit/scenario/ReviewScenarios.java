package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;
import java.util.Optional;

/** Tasks that wait for people. */
final class ReviewScenarios {

  private ReviewScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        waits(),
        inherits(),
        asksAgain(),
        rejected(),
        changesMind(),
        edited(),
        lostApproved(),
        lostEdit(),
        handled(),
        collects(),
        gates(),
        alternatives(),
        crashed());
  }

  private static World decide(World world, String task, boolean approved) {
    return world.fault(new Fault.Decide(task(task), approved, Optional.empty()));
  }

  private static TestPipeline chain() {
    return TestPipeline.empty()
        .file("in")
        .stage("draft", "upper", s -> s.in(each("i", "in")))
        .review("sign", "fit to print?", "draft.out")
        .stage("print", "concat", s -> s.in(each("i", "sign.out")))
        .stage("aside", "lower", s -> s.in(each("i", "draft.out")))
        .publish("site/print.txt", "print.out");
  }

  private static World world() {
    return World.of(chain().build()).source("in", "=Text");
  }

  private static Expected rests() {
    return Expected.status(RunStatus.WAITING);
  }

  private static Scenario waits() {
    return Scenario.of("a run rests until somebody decides, and goes on then", world())
        .run(
            rests()
                .task("sign", TaskStatus.WAITING)
                .stage("print", "")
                .stage("aside", "1 ran")
                .publishes())
        .run(rests().executes().task("sign", TaskStatus.WAITING))
        .edit(
            world -> decide(world, "sign", true),
            Expected.success()
                .task("sign", TaskStatus.RAN)
                .text("sign", "TEXT")
                .executes("print")
                .publishes("site/print.txt=TEXT")
                .and(
                    "decision",
                    "{\"at\":\"1970-01-01T00:00:00Z\",\"by\":\"ada\",\"edited\":false,\"note\":\"\"}",
                    run -> run.text(task("sign"), "decision").orElse("none")));
  }

  private static Scenario inherits() {
    return Scenario.of("equal content inherits what was decided about it", world())
        .run(rests())
        .edit(world -> decide(world, "sign", true), Expected.success())
        .edit(
            world -> world.source("in", "=text"),
            Expected.success().executes("draft").task("sign", TaskStatus.CACHED))
        .edit(
            world -> world.version("sign", "2"),
            rests().executes().task("sign", TaskStatus.WAITING));
  }

  private static Scenario asksAgain() {
    return Scenario.of("other content takes the place of what was to be decided", world())
        .run(rests())
        .edit(
            world -> world.source("in", "=other"),
            rests().executes("draft", "aside").task("sign", TaskStatus.WAITING))
        .edit(world -> decide(world, "sign", true), Expected.success().text("print", "OTHER"));
  }

  private static Scenario rejected() {
    return Scenario.of("what is rejected fails with the note, and stays so", world())
        .run(rests())
        .edit(
            world -> decide(world, "sign", false),
            Expected.status(RunStatus.FAILED)
                .task("sign", TaskStatus.FAILED)
                .task("print", TaskStatus.BLOCKED)
                .publishes()
                .and(
                    "failure",
                    "rejected: rejected by ada: not like this",
                    run ->
                        run.view()
                            .task(task("sign"))
                            .orElseThrow()
                            .failure()
                            .map(f -> f.kind().label() + ": " + f.message())
                            .orElse("none")))
        .run(Expected.status(RunStatus.FAILED).executes().task("sign", TaskStatus.FAILED));
  }

  private static Scenario changesMind() {
    return Scenario.of("the last decision counts", world())
        .run(rests())
        .edit(world -> decide(world, "sign", false), Expected.status(RunStatus.FAILED))
        .edit(
            world -> decide(world, "sign", true),
            Expected.success().executes("print").task("sign", TaskStatus.CACHED))
        .edit(
            world -> decide(world, "sign", false),
            Expected.status(RunStatus.FAILED).task("sign", TaskStatus.FAILED));
  }

  private static Scenario edited() {
    return Scenario.of("what was edited goes on instead", world())
        .run(rests())
        .edit(
            world -> world.fault(new Fault.Decide(task("sign"), true, Optional.of("Better"))),
            Expected.success().text("sign", "Better").text("print", "Better"))
        .edit(
            world -> world.source("in", "=text"),
            Expected.success().text("print", "Better").task("sign", TaskStatus.CACHED));
  }

  private static Scenario lostApproved() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("draft", "upper", s -> s.in(each("i", "in")))
            .review("sign", "fit to print?", "draft.out")
            .stage("print", "lower", s -> s.in(each("i", "sign.out")));
    return Scenario.of(
            "an approved content that is lost is made again by what had made it",
            World.of(pipeline.build()).source("in", "=Text"))
        .run(rests())
        .edit(
            world -> decide(world, "sign", true).fault(new Fault.LoseInputsAt(task("print"), 1)),
            Expected.success().text("print", "text").stage("draft", "1 ran"));
  }

  private static Scenario lostEdit() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .review("sign", "fit to print?", "in")
            .stage("print", "upper", s -> s.in(each("i", "sign.out")));
    return Scenario.of(
            "an edited content that is lost is not asked for silently again",
            World.of(pipeline.build()).source("in", "=Text"))
        .run(rests())
        .edit(
            world -> world.fault(new Fault.Decide(task("sign"), true, Optional.of("Better"))),
            Expected.success())
        .edit(
            world -> world.fault(new Fault.LoseOutputs(task("sign"))),
            Expected.status(RunStatus.FAILED)
                .task("sign", TaskStatus.FAILED)
                .and(
                    "kind of failure",
                    "lost",
                    run ->
                        run.view()
                            .task(task("sign"))
                            .flatMap(t -> t.failure())
                            .map(f -> f.kind().label())
                            .orElse("none")))
        .edit(
            world -> world.fault(new Fault.Decide(task("sign"), true, Optional.of("Better"))),
            Expected.success().text("print", "BETTER"));
  }

  private static Scenario handled() {
    return Scenario.of(
            "another stage takes the record of a rejection",
            World.of(chain().stage("note", "concat", s -> s.in(each("i", "sign.failed"))).build())
                .source("in", "=Text"))
        .run(rests())
        .edit(
            world -> decide(world, "sign", false),
            Expected.success()
                .task("sign", TaskStatus.FAILED)
                .text(
                    "note",
                    "{\"attempts\":0,\"exit_code\":null,\"kind\":\"rejected\","
                        + "\"message\":\"rejected by ada: not like this\"}"));
  }

  private static TestPipeline items() {
    return TestPipeline.empty()
        .files("in", "in/{name}.txt")
        .review("sign", "fit to print?", "in")
        .stage("each", "lower", s -> s.in(each("i", "sign.out")))
        .stage("book", "concat", s -> s.in(all("i", "sign.out")));
  }

  private static Scenario collects() {
    return Scenario.of(
            "items that are decided go on, and what collects them waits for the others",
            World.of(items().build()).source("in", "a=A", "b=B"))
        .run(rests().stage("sign", "2 waiting").stage("each", "").stage("book", ""))
        .edit(
            world -> decide(world, "sign a", true),
            rests().stage("sign", "1 ran, 1 waiting").executes("each a").stage("book", ""))
        .edit(
            world -> decide(world, "sign b", true),
            Expected.success().executes("each b", "book").stage("sign", "2 ran"));
  }

  private static Scenario gates() {
    return Scenario.of(
            "what has to come after a decision waits for it",
            World.of(
                    chain()
                        .stage(
                            "after",
                            "constant x",
                            s -> s.in(each("i", "in")).dependsOn(List.of("sign")))
                        .build())
                .source("in", "=Text"))
        .run(rests().executes("draft", "aside"))
        .edit(world -> decide(world, "sign", true), Expected.success().executes("after", "print"));
  }

  private static Scenario alternatives() {
    return Scenario.of(
            "the first of several is waited for while it may still come",
            World.of(
                    chain()
                        .stage(
                            "either",
                            "concat",
                            s -> s.in(TestPipeline.first("i", "sign.out", "draft.out")))
                        .build())
                .source("in", "=Text"))
        .run(rests().stage("either", ""))
        .edit(world -> decide(world, "sign", true), Expected.success().text("either", "TEXT"));
  }

  private static Scenario crashed() {
    return Scenario.of("a run that waits goes on after an engine died", world())
        .edit(
            world -> world.fault(new Fault.CrashAt(task("draft"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(rests())
        .edit(
            world -> decide(world, "sign", true).fault(new Fault.CrashAt(task("print"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(Expected.success().task("sign", TaskStatus.RAN).text("print", "TEXT"));
  }
}
