package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.Fault;
import java.util.List;

/** Tasks that people pinned to what a run had made. */
final class LockScenarios {

  private LockScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        holds(),
        failing(),
        letsGo(),
        again(),
        lost(),
        unfit(),
        renamed(),
        orphaned(),
        interrupted());
  }

  private static TestPipeline chain() {
    return TestPipeline.empty()
        .file("in")
        .stage("up", "upper", s -> s.in(each("i", "in")))
        .stage("copy", "concat", s -> s.in(each("i", "up.out")))
        .publish("site/copy.txt", "copy.out");
  }

  private static World world() {
    return World.of(chain().build()).source("in", "=one");
  }

  private static World lock(World world, String task) {
    return world.fault(new Fault.LockTask(task(task)));
  }

  private static World unlock(World world, String task) {
    return world.fault(new Fault.UnlockTask(task(task)));
  }

  private static Expected stale(Expected expected, String task, boolean stale) {
    return expected.and(
        "stale " + task, "" + stale, run -> "" + run.view().task(task(task)).orElseThrow().stale());
  }

  private static Scenario holds() {
    return Scenario.of("a locked task stands whatever its inputs are, and is stale then", world())
        .run(Expected.success().text("copy", "ONE"))
        .edit(
            world -> lock(world, "up"),
            stale(Expected.success().executes().task("up", TaskStatus.LOCKED), "up", false))
        .edit(
            world -> world.source("in", "=two"),
            stale(
                Expected.success()
                    .executes()
                    .task("up", TaskStatus.LOCKED)
                    .text("copy", "ONE")
                    .publishes("site/copy.txt=ONE"),
                "up",
                true))
        .edit(
            world -> world.source("in", "=one"),
            stale(Expected.success().executes().task("up", TaskStatus.LOCKED), "up", false));
  }

  private static Scenario failing() {
    Pipeline broken =
        TestPipeline.empty()
            .file("in")
            .stage("up", "fail one", s -> s.in(each("i", "in")))
            .stage("copy", "concat", s -> s.in(each("i", "up.out")))
            .publish("site/copy.txt", "copy.out")
            .build();
    return Scenario.of("a stage that is broken meanwhile does not run where it is locked", world())
        .run(Expected.success())
        .edit(
            world -> lock(world, "up").pipeline(broken),
            Expected.success().executes().task("up", TaskStatus.LOCKED).text("copy", "ONE"))
        .edit(world -> unlock(world, "up"), Expected.status(RunStatus.FAILED).executes("up"));
  }

  private static Scenario letsGo() {
    return Scenario.of("what is unlocked is made as its inputs say", world())
        .run(Expected.success())
        .edit(
            world -> lock(world, "up").source("in", "=two"), Expected.success().text("copy", "ONE"))
        .edit(
            world -> unlock(world, "up"),
            stale(Expected.success().executes("up", "copy").text("copy", "TWO"), "up", false))
        .edit(
            world -> world.source("in", "=one"), Expected.success().executes().text("copy", "ONE"));
  }

  private static Scenario again() {
    return Scenario.of("the last lock counts, and a locked run can be locked to again", world())
        .run(Expected.success())
        .edit(world -> lock(world, "up").source("in", "=two"), Expected.success())
        .edit(world -> unlock(world, "up"), Expected.success().text("copy", "TWO"))
        .edit(
            world -> lock(world, "up").source("in", "=three"),
            stale(Expected.success().executes().text("copy", "TWO"), "up", true))
        .edit(
            world -> lock(world, "up").source("in", "=two"),
            stale(Expected.success().executes().text("copy", "TWO"), "up", false));
  }

  private static Scenario lost() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("up", "upper", s -> s.in(each("i", "in")))
            .stage("copy", "lower", s -> s.in(each("i", "up.out")));
    return Scenario.of(
            "a locked content that is lost is never made again in silence",
            World.of(pipeline.build()).source("in", "=One"))
        .run(Expected.success())
        .edit(world -> lock(world, "up").source("in", "=Two"), Expected.success())
        .edit(
            world -> world.fault(new Fault.LoseOutputs(task("up"))).version("copy", "2"),
            failed("up"))
        .edit(world -> unlock(world, "up"), Expected.success().text("copy", "two"));
  }

  private static Expected failed(String task) {
    return Expected.status(RunStatus.FAILED)
        .executes()
        .task(task, TaskStatus.FAILED)
        .and(
            "kind of failure",
            "lost",
            run ->
                run.view()
                    .task(task(task))
                    .flatMap(t -> t.failure())
                    .map(f -> f.kind().label())
                    .orElse("none"));
  }

  private static Scenario unfit() {
    Pipeline other =
        TestPipeline.empty()
            .file("in")
            .splitting("up", "lines", s -> s.in(each("i", "in")))
            .build();
    return Scenario.of("a lock that gives other outputs than the stage has does not hold", world())
        .run(Expected.success())
        .edit(world -> lock(world, "up").pipeline(other), failed("up"));
  }

  private static Scenario renamed() {
    Pipeline other =
        TestPipeline.empty()
            .file("in")
            .stage("higher", "upper", s -> s.in(each("i", "in")).renamedFrom("up"))
            .stage("copy", "concat", s -> s.in(each("i", "higher.out")))
            .publish("site/copy.txt", "copy.out")
            .build();
    return Scenario.of("a lock goes with a stage that is renamed", world())
        .run(Expected.success())
        .edit(
            world -> lock(world, "up").pipeline(other).source("in", "=two"),
            Expected.success().task("higher", TaskStatus.LOCKED).text("copy", "ONE"));
  }

  private static Scenario orphaned() {
    return Scenario.of(
            "a lock whose item is gone holds nothing",
            World.of(
                    TestPipeline.empty()
                        .files("in", "in/{name}.txt")
                        .stage("up", "upper", s -> s.in(each("i", "in")))
                        .build())
                .source("in", "a=A", "b=B"))
        .run(Expected.success())
        .edit(
            world -> lock(world, "up a").remove("in", "a"),
            orphans(Expected.success().stage("up", "1 cached"), "[up [a]]"))
        .edit(
            world -> world.edit("in", "a", "other"),
            orphans(Expected.success().stage("up", "1 cached, 1 locked").executes(), "[]"));
  }

  private static Expected orphans(Expected expected, String orphans) {
    return expected.and(
        "orphans",
        orphans,
        run ->
            run.view().orphans().stream().map(lock -> lock.task().toString()).toList().toString());
  }

  private static Scenario interrupted() {
    return Scenario.of("an interrupted run in which something is locked goes on", world())
        .run(Expected.success())
        .edit(
            world ->
                lock(world, "up")
                    .source("in", "=two")
                    .version("copy", "2")
                    .fault(new Fault.CrashAt(task("copy"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(Expected.success().task("up", TaskStatus.LOCKED).text("copy", "ONE"));
  }
}
