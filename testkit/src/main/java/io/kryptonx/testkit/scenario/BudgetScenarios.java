package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.LoopScenarios.end;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.World.task;

import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.testkit.host.Fault;
import io.kryptonx.testkit.host.RunFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stages cost, and what is done once a budget is spent. */
final class BudgetScenarios {

  private BudgetScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        recorded(),
        found(),
        retried(),
        overBudget(),
        best(),
        failing(),
        attempts(),
        time(),
        converging(),
        crash(),
        nested(),
        items(),
        shared(),
        runOverBudget(),
        runWithinBudget(),
        runOverBudgetInLoop());
  }

  private static Stage.Builder costs(Stage.Builder stage, String cost) {
    return stage.env(Map.of("COST", cost));
  }

  /** {@code 0.3 spent, 0.3 recorded} */
  private static String cost(RunFacts run, String stage) {
    return run.view()
        .stage(stage)
        .map(s -> text(s.spent()) + " spent, " + text(s.charged()) + " recorded")
        .orElse("no such stage");
  }

  private static String loopCost(RunFacts run, String loop) {
    LoopView view = run.view().loop(task(loop)).orElseThrow();
    return "%s of %d attempts charged".formatted(text(view.charged()), view.charged().attempts());
  }

  private static String text(Charge charge) {
    return Cost.text(charge.costMicros());
  }

  private static World priced(String does) {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .stage("ask", does, s -> costs(s.in(each("a", "in")), "0.1").retry(new Retry(3)))
            .stage("use", "upper", s -> s.in(each("a", "ask.out")));
    return World.of(pipeline.build()).source("in", "=a").steady();
  }

  private static Scenario recorded() {
    return Scenario.of(
            "a result has the cost of its making also where it is cached", priced("lower"))
        .run(Expected.success().and("cost", "0.1 spent, 0.1 recorded", run -> cost(run, "ask")))
        .run(Expected.success().and("cost", "0 spent, 0.1 recorded", run -> cost(run, "ask")))
        .run(Expected.success().and("cost", "0 spent, 0.1 recorded", run -> cost(run, "ask")));
  }

  private static Scenario found() {
    return Scenario.of("a result that is found in the index has its cost", priced("lower"))
        .run(Expected.success())
        .edit(
            world -> world.source("in", "=b"),
            Expected.success().and("cost", "0.1 spent, 0.1 recorded", run -> cost(run, "ask")))
        .edit(
            world -> world.source("in", "=a"),
            Expected.success()
                .executes()
                .and("cost", "0 spent, 0.1 recorded", run -> cost(run, "ask")));
  }

  private static Scenario retried() {
    return Scenario.of("attempts that failed cost something, too", priced("flaky 3"))
        .run(Expected.success().and("cost", "0.3 spent, 0.3 recorded", run -> cost(run, "ask")))
        .run(Expected.success().and("cost", "0 spent, 0.3 recorded", run -> cost(run, "ask")));
  }

  private static Pipeline growing(TestLoop loop) {
    return TestPipeline.empty()
        .file("in")
        .loop("grow", loop, s -> s.in(each("text", "in")))
        .stage("grow/more", "append b", s -> costs(s.in(each("a", "grow/carry")), "0.25"))
        .stage("use", "upper", s -> s.in(each("a", "grow.out")))
        .build();
  }

  private static World world(TestLoop loop) {
    return World.of(growing(loop)).source("in", "=a").steady();
  }

  private static TestLoop endless() {
    return TestLoop.until("never", "more.out", 9);
  }

  private static Scenario overBudget() {
    return Scenario.of(
            "a loop ends once its budget is spent, and goes on with a larger one",
            world(endless().cost("0.6")))
        .run(
            Expected.success()
                .executes("grow/more #1", "grow/more #2", "grow/more #3", "use")
                .and("end", "over_budget after 3, of 3", run -> end(run, "grow"))
                .and("cost", "0.75 of 3 attempts charged", run -> loopCost(run, "grow"))
                .text("grow", "abb"))
        .run(
            Expected.success()
                .executes()
                .and("end", "over_budget after 3, of 3", run -> end(run, "grow"))
                .and("cost", "0.75 of 3 attempts charged", run -> loopCost(run, "grow")))
        .edit(
            world -> world.pipeline(growing(endless().cost("1"))),
            Expected.success()
                .executes("grow/more #4", "use")
                .and("end", "over_budget after 4, of 4", run -> end(run, "grow"))
                .and("cost", "1 of 4 attempts charged", run -> loopCost(run, "grow"))
                .text("grow", "abbb"))
        .edit(
            world -> world.pipeline(growing(endless().cost("0.25"))),
            Expected.success().executes("use").text("grow", "a"));
  }

  private static Scenario time() {
    Pipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", endless().time(Duration.ofSeconds(5)), s -> s.in(each("text", "in")))
            .stage(
                "grow/more",
                "append b",
                s -> s.in(each("a", "grow/carry")).env(Map.of("MILLIS", "2000")))
            .build();
    return Scenario.of(
            "a loop ends once its attempts have worked as long as its budget says, in whatever run",
            World.of(pipeline).source("in", "=a").steady())
        .run(
            Expected.success()
                .executes("grow/more #1", "grow/more #2", "grow/more #3")
                .and("end", "over_budget after 3, of 3", run -> end(run, "grow"))
                .text("grow", "abb"))
        .run(
            Expected.success()
                .executes()
                .and("end", "over_budget after 3, of 3", run -> end(run, "grow")));
  }

  private static Scenario best() {
    return Scenario.of(
            "a loop whose budget is spent yields its best iteration",
            world(endless().best("shortness").cost("0.5")))
        .run(
            Expected.success()
                .and("end", "over_budget after 2, of 1", run -> end(run, "grow"))
                .text("grow", "a"));
  }

  private static Scenario failing() {
    return Scenario.of(
            "a loop whose budget is spent can fail",
            world(endless().onExhausted(Exhausted.FAIL).cost("0.5")))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("use", TaskStatus.BLOCKED)
                .and(
                    "reason",
                    "it is over budget (cost 0.5 of 0.5) after iteration 2 and has not converged",
                    run ->
                        run.view()
                            .task(task("grow"))
                            .orElseThrow()
                            .failure()
                            .orElseThrow()
                            .message()));
  }

  private static Scenario attempts() {
    return Scenario.of("a budget can count attempts", world(endless().attempts(2)))
        .run(Expected.success().and("end", "over_budget after 2, of 2", run -> end(run, "grow")));
  }

  private static Scenario converging() {
    return Scenario.of(
            "an iteration that converges is within every budget",
            world(TestLoop.until("longer 3", "more.out", 9).cost("0.51")))
        .run(Expected.success().and("end", "converged after 3, of 3", run -> end(run, "grow")));
  }

  private static Scenario crash() {
    return Scenario.of(
            "what a loop is charged is the same over a crash", world(endless().cost("0.6")))
        .edit(
            world -> world.fault(new Fault.CrashAt(task("grow/more #2"), 1)),
            Expected.status(RunStatus.OPEN))
        .run(
            Expected.success()
                .and("end", "over_budget after 3, of 3", run -> end(run, "grow"))
                .and("cost", "0.75 of 3 attempts charged", run -> loopCost(run, "grow")));
  }

  private static Scenario nested() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop(
                "outer",
                TestLoop.until("never", "inner.out", 9).cost("0.4"),
                s -> s.in(each("text", "in")))
            .loop(
                "outer/inner",
                TestLoop.until("never", "more.out", 3),
                s -> s.in(each("text", "outer/carry")))
            .stage(
                "outer/inner/more",
                "append b",
                s -> costs(s.in(each("a", "outer/inner/carry")), "0.1"));
    return Scenario.of(
            "a loop is charged with what loops in it take",
            World.of(pipeline.build()).source("in", "=a").steady())
        .run(
            Expected.success()
                .and("end", "over_budget after 2, of 2", run -> end(run, "outer"))
                .and("cost", "0.4 of 4 attempts charged", run -> loopCost(run, "outer"))
                .text("outer", "abb"));
  }

  private static Scenario items() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .loop("grow", endless().cost("0.5"), s -> s.in(each("text", "in")))
            .stage("grow/more", "append b", s -> costs(s.in(each("a", "grow/carry")), "0.25"));
    return Scenario.of(
            "each item's loop has a budget of its own",
            World.of(pipeline.build()).source("in", "p=a", "q=c").steady())
        .run(
            Expected.success()
                .stage("grow", "2 ran")
                .stage("grow/more", "4 ran")
                .and("end", "over_budget after 2, of 2", run -> end(run, "grow q")));
  }

  private static Scenario shared() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .file("same")
            .loop("one", endless().cost("0.5"), s -> s.in(each("text", "in")))
            .stage("one/more", "append b", s -> costs(s.in(each("a", "one/carry")), "0.25"))
            .loop("two", endless().cost("0.5"), s -> s.in(each("text", "same")))
            .stage("two/more", "append b", s -> costs(s.in(each("a", "two/carry")), "0.25"));
    return Scenario.of(
            "equal work is done once and charged to each loop that takes it",
            World.of(pipeline.build()).source("in", "=a").source("same", "=a").steady())
        .run(
            Expected.success()
                .and("one", "0.5 of 2 attempts charged", run -> loopCost(run, "one"))
                .and("two", "0.5 of 2 attempts charged", run -> loopCost(run, "two"))
                .and("spent", "0.5", run -> text(run.view().spent())));
  }

  private static TestPipeline chain() {
    return TestPipeline.empty()
        .file("in")
        .stage("a", "append b", s -> costs(s.in(each("i", "in")), "0.25"))
        .stage("b", "append c", s -> costs(s.in(each("i", "a.out")), "0.25"))
        .stage("c", "append d", s -> costs(s.in(each("i", "b.out")), "0.25"))
        .stage("d", "upper", s -> s.in(each("i", "c.out")))
        .publish("c.txt", "c.out")
        .publishPartly("a.txt", "a.out");
  }

  private static Scenario runOverBudget() {
    return Scenario.of(
            "a run begins nothing more once its budget is spent, and the next one goes on",
            World.of(chain().cost("0.5").build()).source("in", "=a").steady())
        .run(
            Expected.status(RunStatus.FAILED)
                .executes("a", "b")
                .task("c", TaskStatus.CANCELLED)
                .and(
                    "why",
                    "cost 0.5 of 0.5",
                    run -> run.view().budgetSpent().orElse("it was not spent"))
                .publishes("a.txt=ab"))
        .run(
            Expected.success()
                .executes("c", "d")
                .and("spent", "0.25", run -> text(run.view().spent())));
  }

  private static Scenario runWithinBudget() {
    return Scenario.of(
            "a run whose budget is spent by what it does last has ended well",
            World.of(chain().cost("0.75").build()).source("in", "=a").targets("c").steady())
        .run(Expected.success().executes("a", "b", "c"))
        .edit(world -> world.pipeline(chain().cost("0.1").build()), Expected.success().executes());
  }

  private static Scenario runOverBudgetInLoop() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .loop("grow", endless(), s -> s.in(each("text", "in")))
            .stage("grow/more", "append b", s -> costs(s.in(each("a", "grow/carry")), "0.25"))
            .cost("0.5");
    return Scenario.of(
            "a loop is cancelled with the run whose budget is spent",
            World.of(pipeline.build()).source("in", "=a").steady())
        .run(
            Expected.status(RunStatus.FAILED)
                .executes("grow/more #1", "grow/more #2")
                .task("grow", TaskStatus.CANCELLED)
                .and("end", "cancelled after 3, of 0", run -> end(run, "grow")));
  }
}
