package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.required;

import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.RunFacts;
import java.time.Duration;
import java.util.List;

/** Order without data, conditions, partners that must be there, and names that change. */
final class OrderScenarios {

  private OrderScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        afterOthers(),
        notAfterFailures(),
        conditions(),
        brokenCondition(),
        partnerRequired(),
        renamed(),
        youngEnough(),
        parameterInPath());
  }

  private static TestPipeline ordered() {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .file("other")
        .stage("first", "fail bad", s -> s.in(each("a", "in")))
        .stage("second", "lower", s -> s.in(each("a", "other")).dependsOn(List.of("first")))
        .stage("third", "lower", s -> s.in(each("a", "in")).dependsOn(List.of("second")));
  }

  private static Scenario afterOthers() {
    return Scenario.of(
            "a stage waits for stages whose outputs it does not take",
            World.of(ordered().build()).source("in", "1=one", "2=two").source("other", "=x"))
        .run(
            Expected.success()
                .stage("third", "2 ran")
                .and("order", "true", run -> "" + isOrdered(run)))
        .edit(
            world -> world.edit("in", "1", "new"), Expected.success().stage("second", "1 cached"));
  }

  /** No attempt of a stage began before the last one of the stage that it waits for ended. */
  private static boolean isOrdered(RunFacts run) {
    List<String> stages = run.executed().stream().map(task -> task.stage()).toList();
    return stages.lastIndexOf("first") < stages.indexOf("second")
        && stages.indexOf("second") < stages.indexOf("third");
  }

  private static Scenario notAfterFailures() {
    return Scenario.of(
            "a stage is blocked where one that it waits for failed",
            World.of(ordered().build()).source("in", "1=one", "2=bad").source("other", "=x"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("first", "1 ran, 1 failed")
                .stage("second", "1 blocked")
                .stage("third", "2 blocked"));
  }

  private static TestPipeline conditional(String condition) {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .stage("some", "upper", s -> s.in(each("a", "in")).when(condition))
        .stage("below", "lower", s -> s.in(each("a", "some.out")))
        .stage("all", "concat", s -> s.in(TestPipeline.collected("a", "some.out")));
  }

  private static Scenario conditions() {
    return Scenario.of(
            "a task whose condition does not hold is skipped, and its items are left out",
            World.of(conditional("has yes").build()).source("in", "1=yes", "2=no", "3=yes 3"))
        .run(
            Expected.success()
                .stage("some", "2 ran, 1 skipped")
                .stage("below", "2 ran, 1 skipped")
                .text("all", "1=YES\n3=YES 3"))
        .edit(
            world -> world.edit("in", "2", "yes"),
            Expected.success()
                .stage("some", "3 cached")
                .executes("all")
                .text("all", "1=YES\n2=YES\n3=YES 3"));
  }

  private static Scenario brokenCondition() {
    return Scenario.of(
            "a condition without a value fails its task",
            World.of(conditional("broken").build()).source("in", "1=a"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("some", "1 failed")
                .stage("below", "1 blocked")
                .executes());
  }

  private static Scenario partnerRequired() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{x}")
            .stage("join", "concat", s -> s.in(each("a", "a")).in(required("b", "b")));
    return Scenario.of(
            "an item without the partner that it must have fails",
            World.of(pipeline.build()).source("a", "1=a", "2=a").source("b", "1=b", "3=b"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("join 1", TaskStatus.RAN)
                .task("join 2", TaskStatus.FAILED)
                .task("join 3", TaskStatus.SKIPPED));
  }

  private static Stage.Builder work(Stage.Builder stage) {
    return stage.in(each("a", "in"));
  }

  private static Scenario renamed() {
    TestPipeline before =
        TestPipeline.empty().files("in", "in/{x}").stage("old", "upper", s -> work(s));
    TestPipeline after =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .stage("new", "upper", s -> work(s).renamedFrom("old"));
    return Scenario.of(
            "a stage under another name keeps what it had made",
            World.of(before.build()).source("in", "1=a", "2=b"))
        .run(Expected.success().stage("old", "2 ran"))
        .edit(
            world -> world.pipeline(after.build()),
            Expected.success().stage("new", "2 cached").executes())
        .edit(world -> world.version("new", "2"), Expected.success().stage("new", "2 unchanged"))
        .run(Expected.success().stage("new", "2 cached"));
  }

  private static Scenario youngEnough() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("week", "upper", s -> work(s).rerun(new Rerun.After(Duration.ofDays(7))));
    return Scenario.of(
            "a result that is young enough is used", World.of(pipeline.build()).source("in", "=a"))
        .run(Expected.success().stage("week", "1 ran"))
        .run(Expected.success().stage("week", "1 cached"));
  }

  private static Scenario parameterInPath() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .param("day", "monday")
            .file("in")
            .stage("up", "upper", s -> work(s))
            .publish("out/{params.day}.txt", "up.out");
    return Scenario.of(
            "a published path can name a parameter", World.of(pipeline.build()).source("in", "=a"))
        .run(Expected.success().publishes("out/monday.txt=A"));
  }
}
