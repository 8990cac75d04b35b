package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.collectedTo;
import static io.kryptonx.testkit.scenario.TestPipeline.each;

import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;

/** Collections, and folders of items that a task makes. */
final class CollectScenarios {

  private CollectScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        collectKinds(),
        removedFromCollection(),
        emptySource(),
        madeItems(),
        madeNone(),
        madeOfMade(),
        holeInCollections(),
        holeInItems(),
        holeOfDeepFolder(),
        holeFilled(),
        fewerMade(),
        twoOutputs());
  }

  private static TestPipeline collecting() {
    return TestPipeline.empty()
        .files("in", "in/{x}/{y}")
        .stage("up", "fail bad", s -> s.in(each("a", "in")))
        .stage("last", "concat", s -> s.in(collected("a", "up.out")))
        .stage("to", "concat", s -> s.in(collectedTo("a", "up.out", "y")))
        .stage("all", "concat", s -> s.in(all("a", "up.out")));
  }

  private static Scenario collectKinds() {
    return Scenario.of(
            "collect takes away the last dimension, all but one, or all",
            World.of(collecting().build()).source("in", "1::p=1p", "1::q=1q", "2::p=2p"))
        .run(
            Expected.success()
                .stage("last", "2 ran")
                .text("last 1", "p=1p\nq=1q")
                .stage("to", "2 ran")
                .text("to p", "1=1p\n2=2p")
                .stage("all", "1 ran")
                .text("all", "1::p=1p\n1::q=1q\n2::p=2p"))
        .edit(
            world -> world.edit("in", "1::q", "bad"),
            Expected.status(RunStatus.FAILED)
                .stage("last", "1 cached, 1 blocked")
                .stage("to", "1 cached, 1 blocked")
                .stage("all", "1 blocked"));
  }

  private static Scenario removedFromCollection() {
    return Scenario.of(
            "a removed item goes out of its collections, and nothing else runs",
            World.of(collecting().build()).source("in", "1::p=1p", "1::q=1q", "2::p=2p"))
        .run(Expected.success())
        .edit(
            world -> world.remove("in", "1::q"),
            Expected.success()
                .stage("up", "2 cached")
                .executes("last 1", "all")
                .stage("to", "1 cached"));
  }

  private static Scenario emptySource() {
    return Scenario.of(
            "of nothing, all is an empty collection and the others have no task",
            World.of(collecting().build()))
        .run(
            Expected.success()
                .stage("up", "")
                .stage("last", "")
                .stage("to", "")
                .stage("all", "1 ran")
                .text("all", ""));
  }

  private static TestPipeline splitting() {
    return TestPipeline.empty()
        .files("in", "in/{x}")
        .splitting("split", "fail bad", s -> s.in(each("a", "in")))
        .stage("item", "upper", s -> s.in(each("a", "split.part")))
        .stage("last", "concat", s -> s.in(collected("a", "item.out")))
        .stage("to", "concat", s -> s.in(collectedTo("a", "item.out", "part")))
        .stage("all", "concat", s -> s.in(all("a", "item.out")));
  }

  private static Scenario madeItems() {
    return Scenario.of(
            "a task makes items, each with tasks of its own",
            World.of(splitting().build()).source("in", "1=p=x\nq=y", "2=p=z"))
        .run(
            Expected.success()
                .stage("split", "2 ran")
                .stage("item", "3 ran")
                .text("item 1::q", "Q=Y")
                .text("last 1", "p=P=X\nq=Q=Y")
                .text("to p", "1=P=X\n2=P=Z")
                .stage("all", "1 ran"))
        .edit(
            world -> world.edit("in", "1", "p=x\nr=w"),
            Expected.success()
                .executes("split 1", "item 1::r", "last 1", "to r", "all")
                .stage("item", "2 cached, 1 ran")
                .stage("to", "1 cached, 1 ran"));
  }

  private static Scenario madeNone() {
    TestPipeline pipeline =
        splitting()
            .stage("card", "concat", s -> s.in(each("a", "in")).in(collected("b", "split.part")));
    return Scenario.of(
            "a task that makes no items gives an empty collection, and its item goes on",
            World.of(pipeline.build()).source("in", "1=", "2=p=z"))
        .run(
            Expected.success()
                .stage("split", "2 ran")
                .stage("item", "1 ran")
                .stage("card", "2 ran")
                .text("card 1", "|")
                .text("card 2", "p=z|p=p=z"));
  }

  private static Scenario madeOfMade() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .splitting("outer", "lines", s -> s.in(each("a", "in")))
            .bare(
                "inner",
                "lines",
                s -> s.in(each("a", "outer.part")).out(new Output("word", TestPipeline.TEXT, true)))
            .stage("back", "concat", s -> s.in(collected("a", "inner.word")))
            .stage("all", "concat", s -> s.in(all("a", "inner.word")));
    return Scenario.of(
            "made items make items, and collections bring them back level by level",
            World.of(pipeline.build()).source("in", "=p=1\nq=2"))
        .run(
            Expected.success()
                .stage("inner", "2 ran")
                .stage("back", "2 ran")
                .text("back p", "p=p=1")
                .text("all", "p::p=p=1\nq::q=q=2"));
  }

  private static Scenario holeInCollections() {
    return Scenario.of(
            "where a folder failed, the collections that could hold its items are blocked",
            World.of(splitting().build()).source("in", "1=bad", "2=p=z"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("split", "1 ran, 1 failed")
                .stage("item", "1 ran, 1 blocked")
                .task("item 1::*", TaskStatus.BLOCKED)
                .stage("last", "1 ran, 1 blocked")
                .task("last 1", TaskStatus.BLOCKED)
                .stage("to", "2 blocked")
                .task("to p", TaskStatus.BLOCKED)
                .task("to *", TaskStatus.BLOCKED)
                .stage("all", "1 blocked"));
  }

  private static Scenario holeInItems() {
    TestPipeline pipeline =
        splitting()
            .files("other", "other/{part}")
            .stage("join", "concat", s -> s.in(each("a", "item.out")).in(each("b", "other")));
    return Scenario.of(
            "what would have met items that nobody can name is blocked",
            World.of(pipeline.build()).source("in", "1=bad", "2=p=z").source("other", "p=P", "q=Q"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("join", "1 ran, 2 blocked")
                .text("join 2::p", "P=Z|P")
                .task("join 1::*", TaskStatus.BLOCKED)
                .task("join *::q", TaskStatus.BLOCKED));
  }

  private static Scenario holeOfDeepFolder() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("in", "in/{x}")
            .splitting("outer", "fail bad", s -> s.in(each("a", "in")))
            .bare(
                "inner",
                "lines",
                s -> s.in(each("a", "outer.part")).out(new Output("word", TestPipeline.TEXT, true)))
            .stage("item", "upper", s -> s.in(each("a", "inner.word")))
            .stage("back", "concat", s -> s.in(collected("a", "item.out")))
            .stage("words", "concat", s -> s.in(collectedTo("a", "item.out", "x")));
    return Scenario.of(
            "a hole of two unknown parts blocks every collection that it may belong to",
            World.of(pipeline.build()).source("in", "1=bad", "2=p=z"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("inner 1::*", TaskStatus.BLOCKED)
                .task("item 1::*::*", TaskStatus.BLOCKED)
                .stage("back", "1 ran, 1 blocked")
                .task("back 1::*", TaskStatus.BLOCKED)
                .stage("words", "1 ran, 1 blocked")
                .task("words 1", TaskStatus.BLOCKED));
  }

  private static Scenario holeFilled() {
    return Scenario.of(
            "after a failed folder is mended only what it takes part in runs",
            World.of(splitting().build()).source("in", "1=bad", "2=p=z"))
        .run(Expected.status(RunStatus.FAILED))
        .edit(
            world -> world.edit("in", "1", "p=y"),
            Expected.success()
                .executes("split 1", "item 1::p", "last 1", "to p", "all")
                .stage("item", "1 cached, 1 ran"));
  }

  private static Scenario fewerMade() {
    return Scenario.of(
            "items that a task makes no more are gone",
            World.of(splitting().build()).source("in", "1=p=x\nq=y"))
        .run(Expected.success().stage("item", "2 ran"))
        .edit(
            world -> world.edit("in", "1", "p=x"),
            Expected.success()
                .stage("item", "1 cached")
                .stage("to", "1 cached")
                .executes("split 1", "last 1", "all"));
  }

  private static Scenario twoOutputs() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("in")
            .bare(
                "two",
                "upper",
                s ->
                    s.in(each("a", "in"))
                        .out(Output.of("left", TestPipeline.TEXT))
                        .out(Output.of("right", TestPipeline.TEXT))
                        .out(new Output("each", TestPipeline.TEXT, true)))
            .stage("l", "lower", s -> s.in(each("a", "two.left")))
            .stage("r", "lower", s -> s.in(each("a", "two.right")))
            .stage("e", "lower", s -> s.in(each("a", "two.each")));
    return Scenario.of(
            "each output of a task goes its own way", World.of(pipeline.build()).source("in", "=a"))
        .run(
            Expected.success()
                .text("l", "a.left")
                .text("r", "a.right")
                .text("e A", "a")
                .stage("e", "1 ran"));
  }
}
