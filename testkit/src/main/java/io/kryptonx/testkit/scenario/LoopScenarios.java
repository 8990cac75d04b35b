package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.first;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.testkit.host.RunFacts;
import java.util.List;
import java.util.stream.Collectors;

/** Loops: every way in which they end, alone, in each other, and over items. */
final class LoopScenarios {

  private LoopScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        converged(),
        lazy(),
        goesOnWithMore(),
        best(),
        last(),
        rollback(),
        fails(),
        stalled(),
        fixpoint(),
        brokenUntil(),
        brokenBest(),
        innerFailure(),
        handledInside(),
        missing(),
        fallback(),
        items(),
        equalItems(),
        nested(),
        nestedFailure(),
        folder(),
        given());
  }

  /** Grows a text by a letter in each iteration. */
  static TestPipeline growing(TestLoop loop) {
    return TestPipeline.empty()
        .file("in")
        .loop("grow", loop, s -> s.in(each("text", "in")))
        .stage("grow/more", "append b", s -> s.in(each("a", "grow/carry")))
        .stage("use", "upper", s -> s.in(each("a", "grow.out")))
        .publish("out.txt", "use.out");
  }

  static World world(TestLoop loop) {
    return World.of(growing(loop).build()).source("in", "=a");
  }

  static TestLoop longer(int length, int max) {
    return TestLoop.until("longer " + length, "more.out", max);
  }

  /** {@code converged after 3, of 3}. */
  static String end(RunFacts run, String loop) {
    return run.view().loop(task(loop)).map(LoopScenarios::end).orElse("no such loop");
  }

  private static String end(LoopView loop) {
    return "%s after %d, of %d"
        .formatted(
            loop.ending().map(ending -> ending.label()).orElse("open"),
            loop.iterations().size(),
            loop.chosen());
  }

  private static String scores(RunFacts run, String loop) {
    return run.view().loop(task(loop)).orElseThrow().iterations().stream()
        .map(i -> i.score().isPresent() ? Integer.toString((int) i.score().getAsDouble()) : "-")
        .collect(Collectors.joining(" "));
  }

  private static String failure(RunFacts run, String loop) {
    return run.view().task(task(loop)).orElseThrow().failure().orElseThrow().message();
  }

  private static Scenario converged() {
    return Scenario.of("a loop ends where its condition holds", world(longer(3, 9)))
        .run(
            Expected.success()
                .stage("grow/more", "2 ran")
                .and("end", "converged after 3, of 3", run -> end(run, "grow"))
                .text("grow/more #2", "abb")
                .text("grow", "abb")
                .publishes("out.txt=ABB"))
        .run(
            Expected.success()
                .executes()
                .task("grow", TaskStatus.CACHED)
                .and("end", "converged after 3, of 3", run -> end(run, "grow")))
        .edit(
            world -> world.source("in", "=ab"), Expected.success().executes().text("grow", "abb"));
  }

  private static Scenario lazy() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop(
                "grow",
                TestLoop.until("longer 2", "more.out", 5).seeing("look.out").result("look.out"),
                s -> s.in(each("text", "in")))
            .stage("grow/look", "upper", s -> s.in(each("a", "grow/carry")))
            .stage("grow/ask", "lower", s -> s.in(each("a", "grow/look.out")))
            .stage("grow/more", "append b", s -> s.in(each("a", "grow/ask.out")))
            .stage("grow/idle", "fail a", s -> s.in(each("a", "grow/carry")));
    return Scenario.of(
            "what only the next iteration needs does not run in the last, what nothing needs never",
            World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.success()
                .executes("grow/look #1", "grow/ask #1", "grow/more #1", "grow/look #2")
                .stage("grow/idle", "")
                .text("grow", "AB"));
  }

  private static Scenario goesOnWithMore() {
    // Steady, since content that is gone when an iteration is judged is not made again.
    return Scenario.of("a loop with a later end goes on where it stopped", world(longer(9, 3)))
        .run(
            Expected.success()
                .and("end", "exhausted after 3, of 3", run -> end(run, "grow"))
                .executes("grow/more #1", "grow/more #2", "use")
                .text("grow", "abb"))
        .edit(
            world -> world.pipeline(growing(longer(9, 5)).build()),
            Expected.success()
                .executes("grow/more #3", "grow/more #4", "use")
                .task("grow/more #2", TaskStatus.CACHED)
                .text("grow", "abbbb"))
        .edit(
            world -> world.pipeline(growing(longer(4, 5)).build()),
            Expected.success()
                .executes("use")
                .and("end", "converged after 4, of 4", run -> end(run, "grow")))
        .edit(
            world -> world.pipeline(growing(longer(9, 3)).build()),
            Expected.success().executes().text("grow", "abb"));
  }

  private static Scenario best() {
    return Scenario.of(
            "a loop that is exhausted yields its best iteration, of equal ones the first",
            world(TestLoop.until("never", "more.out", 3).best("shortness")))
        .run(
            Expected.success()
                .and("end", "exhausted after 3, of 1", run -> end(run, "grow"))
                .and("scores", "-1 -2 -3", run -> scores(run, "grow"))
                .text("grow", "a"));
  }

  private static Scenario last() {
    return Scenario.of(
            "a loop that is exhausted can yield its last iteration",
            world(
                TestLoop.until("never", "more.out", 3)
                    .best("shortness")
                    .onExhausted(Exhausted.LAST)))
        .run(Expected.success().text("grow", "abb"));
  }

  private static Scenario rollback() {
    return Scenario.of(
            "a loop that is exhausted can yield what came in",
            world(
                TestLoop.until("never", "more.out", 3)
                    .result("more.out")
                    .onExhausted(Exhausted.ROLLBACK)))
        .run(
            Expected.success()
                .and("end", "exhausted after 3, of 0", run -> end(run, "grow"))
                .text("grow", "a"));
  }

  private static Scenario fails() {
    return Scenario.of(
            "a loop that is exhausted can fail",
            world(
                TestLoop.until("never", "more.out", 3).best("length").onExhausted(Exhausted.FAIL)))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("grow", TaskStatus.FAILED)
                .task("use", TaskStatus.BLOCKED)
                .and(
                    "reason",
                    "it is exhausted after iteration 3 and has not converged; the best score is"
                        + " 3.0, of iteration 3",
                    run -> failure(run, "grow")))
        .edit(
            world -> world.pipeline(growing(longer(4, 5)).build()),
            Expected.success().executes("grow/more #3", "use"));
  }

  private static Scenario stalled() {
    return Scenario.of(
            "a loop in which nothing gets better ends as stalled",
            world(TestLoop.until("never", "more.out", 9).best("shortness").stalledAfter(2)))
        .run(
            Expected.success()
                .and("end", "stalled after 3, of 1", run -> end(run, "grow"))
                .executes("grow/more #1", "grow/more #2", "use"));
  }

  private static Scenario fixpoint() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("shrink", TestLoop.until("never", "less.out", 100), s -> s.in(each("text", "in")))
            .stage("shrink/less", "cut", s -> s.in(each("a", "shrink/carry")));
    return Scenario.of(
            "a loop that comes back to what it was given ends as stalled",
            World.of(pipeline.build()).source("in", "=ab"))
        .run(
            Expected.success()
                .and("end", "stalled after 3, of 3", run -> end(run, "shrink"))
                .text("shrink", ""));
  }

  private static Scenario brokenUntil() {
    return Scenario.of(
            "a loop whose condition has no value fails",
            world(TestLoop.until("broken", "more.out", 3)))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("end", "failed after 1, of 0", run -> end(run, "grow"))
                .and("reason", "iteration 1: it is broken", run -> failure(run, "grow"))
                .executes());
  }

  private static Scenario brokenBest() {
    return Scenario.of(
            "a loop whose score has no value fails",
            world(TestLoop.until("never", "more.out", 3).best("broken")))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("reason", "iteration 1: it is broken", run -> failure(run, "grow")));
  }

  private static TestPipeline failing() {
    return TestPipeline.empty()
        .file("in")
        .loop("grow", longer(9, 9), s -> s.in(each("text", "in")))
        .stage("grow/add", "append b", s -> s.in(each("a", "grow/carry")))
        .stage("grow/more", "fail bbb", s -> s.in(each("a", "grow/add.out")))
        .stage("use", "upper", s -> s.in(each("a", "grow.out")));
  }

  private static Scenario innerFailure() {
    return Scenario.of(
            "a failure in a loop fails the loop, and what was made before stands",
            World.of(failing().build()).source("in", "=a"))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("end", "failed after 3, of 0", run -> end(run, "grow"))
                .and(
                    "reason",
                    "grow/more #3 failed: its input holds 'bbb'",
                    run -> failure(run, "grow"))
                .stage("grow/more", "2 ran, 1 failed")
                .task("use", TaskStatus.BLOCKED))
        .run(Expected.status(RunStatus.FAILED).executes("grow/more #3"));
  }

  private static Scenario handledInside() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", longer(9, 9), s -> s.in(each("text", "in")))
            .stage("grow/add", "append b", s -> s.in(each("a", "grow/carry")))
            .stage("grow/try", "fail bbb", s -> s.in(each("a", "grow/add.out")))
            .stage("grow/instead", "constant aaaaaaaaa", s -> s.in(each("f", "grow/try.failed")))
            .stage(
                "grow/more", "concat", s -> s.in(first("a", "grow/try.out", "grow/instead.out")));
    return Scenario.of(
            "a failure that something in the loop takes up does not fail it",
            World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.success()
                .and("end", "converged after 4, of 4", run -> end(run, "grow"))
                .text("grow", "aaaaaaaaa"));
  }

  private static Scenario missing() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", longer(9, 9), s -> s.in(each("text", "in")))
            .stage("grow/more", "append b", s -> s.in(each("a", "grow/carry")).when("has aab"));
    return Scenario.of(
            "a loop cannot go on with what was skipped",
            World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.status(RunStatus.FAILED)
                .and(
                    "reason",
                    "iteration 1: 'next' is missing: grow/more.out made nothing",
                    run -> failure(run, "grow")));
  }

  private static Scenario fallback() {
    TestPipeline pipeline =
        failing()
            .stage("record", "upper", s -> s.in(each("f", "grow.failed")))
            .stage("either", "concat", s -> s.in(first("a", "grow.out", "record.out")));
    return Scenario.of(
            "the record of a loop that failed can be taken up",
            World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.success()
                .task("use", TaskStatus.BLOCKED)
                .text(
                    "either",
                    "{\"ATTEMPTS\":0,\"EXIT_CODE\":1,\"KIND\":\"PERMANENT\",\"MESSAGE\":"
                        + "\"GROW/MORE #3 FAILED: ITS INPUT HOLDS 'BBB'\"}"));
  }

  private static Scenario items() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .loop("grow", longer(3, 4), s -> s.in(each("text", "in")))
            .stage("grow/more", "append b", s -> s.in(each("a", "grow/bad.out")))
            .stage("grow/bad", "fail x", s -> s.in(each("a", "grow/carry")))
            .stage("use", "upper", s -> s.in(each("a", "grow.out")))
            .stage("set", "count", s -> s.in(all("a", "grow.out")));
    return Scenario.of(
            "each item has a loop of its own, and one that fails stops no other",
            World.of(pipeline.build()).source("in", "1=a", "2=x", "3=aaaa", "4=ab"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("grow", "2 ran, 1 cached, 1 failed")
                .and("end of 1", "converged after 3, of 3", run -> end(run, "grow 1"))
                .and("end of 2", "failed after 1, of 0", run -> end(run, "grow 2"))
                .and("end of 3", "converged after 1, of 1", run -> end(run, "grow 3"))
                .and("end of 4", "converged after 2, of 2", run -> end(run, "grow 4"))
                .text("use 1", "ABB")
                .task("use 2", TaskStatus.BLOCKED)
                .task("set", TaskStatus.BLOCKED))
        .edit(
            world -> world.edit("in", "2", "b"),
            Expected.success().text("use 2", "BBB").text("set", "4"));
  }

  private static Scenario equalItems() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .loop("grow", longer(3, 4), s -> s.in(each("text", "in")))
            .stage("grow/more", "append b", s -> s.in(each("a", "grow/carry")));
    return Scenario.of(
            "equal work of several loops is done once, also in other iterations",
            World.of(pipeline.build()).source("in", "1=a", "2=a", "3=ab"))
        .run(
            Expected.success()
                .stage("grow/more", "2 ran, 3 cached")
                .text("grow 1", "abb")
                .text("grow 2", "abb")
                .text("grow 3", "abb"));
  }

  private static TestPipeline nesting(String inner) {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .loop("a", TestLoop.until("longer 7", "b.out", 9), s -> s.in(each("text", "in")))
        .loop("a/b", TestLoop.until("has ccc", "c.out", 9), s -> s.in(each("text", "a/cut.out")))
        .stage("a/cut", "append b", s -> s.in(each("i", "a/carry")))
        .loop("a/b/c", TestLoop.until("longer 4", "d.out", 9), s -> s.in(each("text", "a/b/carry")))
        .stage("a/b/c/d", inner, s -> s.in(each("i", "a/b/c/carry")))
        .stage("use", "upper", s -> s.in(each("i", "a.out")));
  }

  private static Scenario nested() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .loop("a", TestLoop.until("longer 7", "b.out", 9), s -> s.in(each("text", "in")))
            .stage("a/more", "append a", s -> s.in(each("i", "a/carry")))
            .loop(
                "a/b", TestLoop.until("has cb", "c.out", 9), s -> s.in(each("text", "a/more.out")))
            .loop(
                "a/b/c",
                TestLoop.until("has cc", "d.out", 9).result("d.out"),
                s -> s.in(each("text", "a/b/plus.out")))
            .stage("a/b/plus", "append b", s -> s.in(each("i", "a/b/carry")))
            .stage("a/b/c/d", "append c", s -> s.in(each("i", "a/b/c/carry")));
    return Scenario.of(
            "loops stand in each other", World.of(pipeline.build()).source("in", "1=", "2=a"))
        .run(
            Expected.success()
                .and("end", "converged after 2, of 2", run -> end(run, "a 1"))
                .text("a/b/c/d 1 #1.1.2", "abcc")
                .and("inner end", "converged after 3, of 3", run -> end(run, "a/b/c 1 #1.1"))
                .and("middle end", "converged after 3, of 3", run -> end(run, "a/b 1 #1")))
        .run(Expected.success().executes());
  }

  private static Scenario nestedFailure() {
    return Scenario.of(
            "a failure in the innermost loop fails those around it",
            World.of(nesting("fail bb").build()).source("in", "1=b", "2=xxxxxxxx"))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("innermost", "failed after 1, of 0", run -> end(run, "a/b/c 1 #1.1"))
                .and("middle", "failed after 1, of 0", run -> end(run, "a/b 1 #1"))
                .and("outermost", "failed after 1, of 0", run -> end(run, "a 1"))
                .text("use 2", "XXXXXXXX"));
  }

  private static Scenario folder() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .loop(
                "grow",
                TestLoop.until("longer 6", "joined.out", 9)
                    .seeing("joined.out")
                    .result("joined.out"),
                s -> s.in(each("text", "in")))
            .splitting("grow/cut", "lines", s -> s.in(each("a", "grow/carry")))
            .stage("grow/up", "append b", s -> s.in(each("a", "grow/cut.part")))
            .stage("grow/joined", "concat", s -> s.in(collected("a", "grow/up.out")));
    return Scenario.of(
            "items that come up within a loop stay within their iteration",
            World.of(pipeline.build()).source("in", "1=p", "2=q\nr"))
        .run(
            Expected.success()
                .text("grow 1", "p=p=pbb")
                .text("grow/up 2::r #1", "rb")
                .text("grow 2", "q=qb\nr=rb"));
  }

  private static Scenario given() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .files("words", "words/{w}")
            .loop(
                "grow",
                TestLoop.until("longer 12", "more.out", 9),
                s -> s.in(each("text", "in")).in(all("words", "words")))
            .stage(
                "grow/more",
                "concat",
                s -> s.in(each("a", "grow/carry")).in(all("b", "grow/words")));
    return Scenario.of(
            "a loop gives its stages a collection as it is",
            World.of(pipeline.build()).source("in", "=a").source("words", "1=x", "2=y"))
        .run(Expected.success().text("grow", "a|1=x\n2=y|1=x\n2=y"));
  }
}
