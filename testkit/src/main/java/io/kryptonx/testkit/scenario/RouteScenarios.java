package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.LoopScenarios.end;
import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.collectedFirst;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.first;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.RunFacts;
import java.util.List;

/** Routes: which branch an item takes, what becomes of the others, and how they meet again. */
final class RouteScenarios {

  private RouteScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        taken(),
        changed(),
        noneMatches(),
        broken(),
        notReached(),
        branchFails(),
        wholeAsset(),
        byAnother(),
        routeInRoute(),
        collectedBranch(),
        inLoop(),
        condition());
  }

  /**
   * Sends items with an {@code x} to be loud, those with a {@code y} to be soft, and joins them.
   */
  static TestPipeline sorting(String branches) {
    return TestPipeline.empty()
        .files("in", "in/{d}")
        .route("sort", branches, s -> s.in(each("i", "in")))
        .stage("loud", "upper", s -> s.in(each("a", "sort.loud")))
        .stage("soft", "append .", s -> s.in(each("a", "sort.soft")))
        .stage("use", "concat", s -> s.in(first("a", "loud.out", "soft.out")))
        .stage("all", "concat", s -> s.in(collectedFirst("a", "loud.out", "soft.out")))
        .publish("all.txt", "all.out");
  }

  static final String BOTH = "loud: has x; soft: has y";

  /** {@code loud}: the branch that a task of the route took. */
  private static String branch(RunFacts run, String task) {
    return String.join(" ", run.view().task(task(task)).orElseThrow().outputs().keySet());
  }

  private static Scenario taken() {
    return Scenario.of(
            "an item takes the first branch whose condition holds, and the others are skipped",
            World.of(sorting(BOTH).build()).source("in", "1=ax", "2=ay", "3=xy"))
        .run(
            Expected.success()
                .stage("sort", "3 ran")
                .stage("loud", "2 ran, 1 skipped")
                .stage("soft", "1 ran, 2 skipped")
                .and("branch of 3", "loud", run -> branch(run, "sort 3"))
                .task("soft 3", TaskStatus.SKIPPED)
                .stage("use", "3 ran")
                .text("use 2", "ay.")
                .text("all", "1=AX\n2=ay.\n3=XY")
                .publishes("all.txt=1=AX\n2=ay.\n3=XY"))
        .run(
            Expected.success()
                .executes()
                .stage("sort", "3 cached")
                .stage("loud", "2 cached, 1 skipped")
                .and("branch of 2", "soft", run -> branch(run, "sort 2")));
  }

  private static Scenario changed() {
    return Scenario.of(
            "a changed item changes its branch, and nothing else runs",
            World.of(sorting(BOTH).build()).source("in", "1=ax", "2=ay"))
        .run(Expected.success().text("all", "1=AX\n2=ay."))
        .edit(
            world -> world.edit("in", "2", "bx"),
            Expected.success()
                .executes("sort 2", "loud 2", "use 2", "all")
                .task("soft 2", TaskStatus.SKIPPED)
                .text("all", "1=AX\n2=BX"))
        .edit(
            world -> world.edit("in", "2", "ay"),
            Expected.success().executes().text("all", "1=AX\n2=ay."))
        .edit(
            world -> world.pipeline(sorting("soft: has a; loud: has x").build()),
            Expected.success()
                .executes("sort 1", "sort 2", "soft 1", "use 1", "all")
                .task("sort 2", TaskStatus.UNCHANGED)
                .text("all", "1=ax.\n2=ay."));
  }

  private static Scenario noneMatches() {
    return Scenario.of(
            "an item that no condition holds for fails, or takes the branch that is left",
            World.of(sorting(BOTH).build()).source("in", "1=ax", "2=az"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("sort", "1 ran, 1 failed")
                .stage("loud", "1 ran, 1 blocked")
                .stage("soft", "1 skipped, 1 blocked")
                .task("use 2", TaskStatus.BLOCKED)
                .text("use 1", "AX")
                .task("all", TaskStatus.BLOCKED))
        .edit(
            world -> world.pipeline(sorting("loud: has x; else soft").build()),
            Expected.success().stage("sort", "1 ran, 1 unchanged").text("all", "1=AX\n2=az."));
  }

  private static Scenario broken() {
    return Scenario.of(
            "a condition of a route without a value fails its task, whose record is content",
            World.of(
                    sorting("loud: has x; soft: broken")
                        .stage("instead", "constant none", s -> s.in(each("f", "sort.failed")))
                        .stage(
                            "any",
                            "concat",
                            s -> s.in(first("a", "loud.out", "soft.out", "instead.out")))
                        .build())
                .source("in", "1=ax", "2=ay"))
        .run(
            Expected.success()
                .stage("sort", "1 ran, 1 failed")
                .task("soft 2", TaskStatus.BLOCKED)
                .text("any 1", "AX")
                .text("any 2", "none"));
  }

  private static Scenario notReached() {
    return Scenario.of(
            "conditions behind the first that holds are not looked at",
            World.of(sorting("loud: has x; soft: broken").build()).source("in", "1=x"))
        .run(Expected.success().text("all", "1=X"));
  }

  private static Scenario branchFails() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .route("sort", "a: has x; else b", s -> s.in(each("i", "in")))
            .stage("left", "fail bad", s -> s.in(each("a", "sort.a")))
            .stage("right", "lower", s -> s.in(each("a", "sort.b")))
            .stage("use", "concat", s -> s.in(first("a", "left.out", "right.out")));
    return Scenario.of(
            "what fails in a branch is not taken for another one",
            World.of(pipeline.build()).source("in", "1=xbad", "2=Y", "3=x"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("left", "1 ran, 1 failed, 1 skipped")
                .stage("right", "1 ran, 2 skipped")
                .task("use 1", TaskStatus.BLOCKED)
                .text("use 2", "y")
                .text("use 3", "x"));
  }

  private static Scenario wholeAsset() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .route("sort", "loud: has x; else soft", s -> s.in(each("i", "in")))
            .stage("loud", "upper", s -> s.in(each("a", "sort.loud")))
            .stage("soft", "append .", s -> s.in(each("a", "sort.soft")))
            .stage("use", "concat", s -> s.in(first("a", "loud.out", "soft.out")))
            .publish("out.txt", "use.out");
    return Scenario.of(
            "a single value is routed as a whole", World.of(pipeline.build()).source("in", "=ax"))
        .run(Expected.success().task("soft", TaskStatus.SKIPPED).publishes("out.txt=AX"))
        .edit(
            world -> world.source("in", "=b"),
            Expected.success().task("loud", TaskStatus.SKIPPED).publishes("out.txt=b."));
  }

  private static Scenario byAnother() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .stage("facts", "count", s -> s.in(each("a", "in")))
            .stage("set", "concat", s -> s.in(all("a", "in")))
            .route(
                "sort",
                "many: has 2; else few",
                s -> s.in(each("i", "in")).in(each("f", "facts.out")))
            .stage("many", "upper", s -> s.in(each("a", "sort.many")).in(each("s", "set.out")))
            .stage("few", "lower", s -> s.in(each("a", "sort.few")));
    return Scenario.of(
            "what goes on is one input, what is looked at may be others",
            World.of(pipeline.build()).source("in", "1=a\nb", "2=c"))
        .run(
            Expected.success()
                .text("many 1", "A\nB|1=A\nB\n2=C")
                .text("few 2", "c")
                .stage("many", "1 ran, 1 skipped"));
  }

  private static Scenario routeInRoute() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .route("one", "a: has a; else rest", s -> s.in(each("i", "in")))
            .route("two", "b: has b; else c", s -> s.in(each("i", "one.rest")))
            .stage("at", "append 1", s -> s.in(each("x", "one.a")))
            .stage("bt", "append 2", s -> s.in(each("x", "two.b")))
            .stage("ct", "append 3", s -> s.in(each("x", "two.c")))
            .stage("use", "count", s -> s.in(collectedFirst("x", "at.out", "bt.out", "ct.out")))
            .stage("each", "concat", s -> s.in(first("x", "at.out", "bt.out", "ct.out")));
    return Scenario.of(
            "a branch can be routed further",
            World.of(pipeline.build()).source("in", "1=ab", "2=b", "3=c"))
        .run(
            Expected.success()
                .stage("two", "2 ran, 1 skipped")
                .stage("bt", "1 ran, 2 skipped")
                .text("each 1", "ab1")
                .text("each 2", "b2")
                .text("each 3", "c3")
                .text("use", "3"));
  }

  private static Scenario collectedBranch() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}/{y}")
            .route("sort", "a: has a; else b", s -> s.in(each("i", "in")))
            .stage("as", "concat", s -> s.in(TestPipeline.collected("x", "sort.a")))
            .stage("every", "count", s -> s.in(all("x", "sort.b")))
            .publish("b/{x}/{y}", "sort.b");
    return Scenario.of(
            "what took a branch can be collected and published without anything between",
            World.of(pipeline.build()).source("in", "1::p=a", "1::q=b", "2::p=b"))
        .run(
            Expected.success()
                .text("as 1", "p=a")
                .text("every", "2")
                .publishes("b/1/q=b", "b/2/p=b"));
  }

  private static Scenario inLoop() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .loop("grow", TestLoop.until("longer 4", "more.out", 9), s -> s.in(each("text", "in")))
            .route("grow/sort", "x: has x; else y", s -> s.in(each("i", "grow/carry")))
            .stage("grow/left", "append y", s -> s.in(each("a", "grow/sort.x")))
            .stage("grow/right", "append x", s -> s.in(each("a", "grow/sort.y")))
            .stage("grow/more", "concat", s -> s.in(first("a", "grow/left.out", "grow/right.out")))
            .stage("use", "upper", s -> s.in(each("a", "grow.out")));
    return Scenario.of(
            "a route in a loop chooses anew in each iteration",
            World.of(pipeline.build()).source("in", "1=a", "2=ax"))
        .run(
            Expected.success()
                .and("end", "converged after 4, of 4", run -> end(run, "grow 1"))
                .task("grow/left 1 #1", TaskStatus.SKIPPED)
                .task("grow/right 1 #2", TaskStatus.SKIPPED)
                .text("grow 1", "axyy")
                .text("use 2", "AXYY"))
        .run(Expected.success().executes());
  }

  private static Scenario condition() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{d}")
            .route("sort", "a: has a; else b", s -> s.in(each("i", "in")).when("has x"))
            .stage("left", "upper", s -> s.in(each("a", "sort.a")))
            .stage("right", "upper", s -> s.in(each("a", "sort.b")));
    return Scenario.of(
            "a route that is skipped skips all its branches",
            World.of(pipeline.build()).source("in", "1=ax", "2=a"))
        .run(
            Expected.success()
                .stage("sort", "1 ran, 1 skipped")
                .stage("left", "1 ran, 1 skipped")
                .stage("right", "2 skipped"));
  }
}
