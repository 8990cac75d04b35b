package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.cross;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.optional;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;

/** Which items of several inputs meet in one task. */
final class JoinScenarios {

  private JoinScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        shared(),
        broadcast(),
        single(),
        crossed(),
        bridged(),
        severalShared(),
        unmatched(),
        unmatchedBelowHole(),
        optionalAbsent(),
        optionalSkipped(),
        optionalFailed(),
        optionalHole(),
        optionalSingle(),
        joinedWithOwnCollection(),
        worstWins(),
        metElsewhere());
  }

  private static TestPipeline two(String a, String b) {
    return TestPipeline.empty()
        .files("a", "a/" + a)
        .files("b", "b/" + b)
        .stage("join", "concat", s -> s.in(each("a", "a")).in(each("b", "b")));
  }

  private static Scenario shared() {
    return Scenario.of(
            "inputs with the same dimension meet item by item",
            World.of(two("{x}", "{x}").build())
                .source("a", "1=a1", "2=a2")
                .source("b", "1=b1", "2=b2"))
        .run(Expected.success().stage("join", "2 ran").text("join 2", "a2|b2"));
  }

  private static Scenario broadcast() {
    return Scenario.of(
            "fewer dimensions are broadcast to more",
            World.of(two("{x}", "{x}/{y}").build())
                .source("a", "1=a1", "2=a2")
                .source("b", "1::p=b1p", "1::q=b1q", "2::p=b2p"))
        .run(
            Expected.success()
                .stage("join", "3 ran")
                .text("join 1::q", "a1|b1q")
                .text("join 2::p", "a2|b2p"));
  }

  private static Scenario single() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .file("style")
            .value("config", "{\"k\":1}")
            .stage(
                "join",
                "concat",
                s -> s.in(each("a", "a")).in(each("b", "style")).in(each("c", "config")));
    return Scenario.of(
            "single values go to every item",
            World.of(pipeline.build()).source("a", "1=a1", "2=a2").source("style", "=S"))
        .run(Expected.success().stage("join", "2 ran").text("join 1", "a1|S|{\"k\":1}"))
        .edit(
            world -> world.source("style", "=T"),
            Expected.success().stage("join", "2 ran").executes("join 1", "join 2"));
  }

  private static Scenario crossed() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{y}")
            .stage("join", "concat", s -> s.in(each("a", "a")).in(cross("b", "b")));
    return Scenario.of(
            "cross combines every item with every other",
            World.of(pipeline.build()).source("a", "1=a1", "2=a2").source("b", "p=bp", "q=bq"))
        .run(Expected.success().stage("join", "4 ran").text("join 2::p", "a2|bp"));
  }

  private static Scenario bridged() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{y}")
            .files("c", "c/{x}/{y}")
            .stage(
                "join", "concat", s -> s.in(each("a", "a")).in(each("b", "b")).in(each("c", "c")));
    return Scenario.of(
            "inputs meet through a third one that has both dimensions",
            World.of(pipeline.build())
                .source("a", "1=a1", "2=a2", "3=a3")
                .source("b", "p=bp", "q=bq")
                .source("c", "1::p=c1p", "2::q=c2q", "2::r=c2r"))
        .run(
            Expected.success()
                .stage("join", "2 ran, 2 skipped")
                .text("join 2::q", "a2|bq|c2q")
                .task("join 2::r", TaskStatus.SKIPPED)
                .task("join 3::*", TaskStatus.SKIPPED));
  }

  private static Scenario severalShared() {
    return Scenario.of(
            "inputs that share two dimensions meet in both",
            World.of(two("{x}/{y}", "{y}/{x}").build())
                .source("a", "1::p=a1p", "1::q=a1q")
                .source("b", "p::1=bp1", "q::2=bq2"))
        .run(
            Expected.success()
                .stage("join", "1 ran, 2 skipped")
                .text("join 1::p", "a1p|bp1")
                .task("join 2::q", TaskStatus.SKIPPED));
  }

  private static Scenario unmatched() {
    TestPipeline pipeline =
        two("{x}", "{x}/{y}")
            .stage("item", "upper", s -> s.in(each("a", "join.out")))
            .stage("set", "concat", s -> s.in(collected("a", "join.out")));
    return Scenario.of(
            "an item without a partner is skipped, with what is below it",
            World.of(pipeline.build()).source("a", "1=a1", "2=a2").source("b", "1::p=b1p"))
        .run(
            Expected.success()
                .stage("join", "1 ran, 1 skipped")
                .task("join 2::*", TaskStatus.SKIPPED)
                .task("item 2::*", TaskStatus.SKIPPED)
                .stage("set", "1 ran, 1 skipped"))
        .edit(
            world -> world.edit("b", "2::p", "b2p"),
            Expected.success()
                .stage("join", "1 cached, 1 ran")
                .executes("join 2::p", "item 2::p", "set 2"));
  }

  private static Scenario unmatchedBelowHole() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{x}/{part}")
            .splitting("up", "fail bad", s -> s.in(each("a", "a")))
            .stage("join", "concat", s -> s.in(each("a", "up.part")).in(each("b", "b")));
    return Scenario.of(
            "an item whose partner may be among what failed is blocked, others are skipped",
            World.of(pipeline.build())
                .source("a", "1=bad", "2=p=good")
                .source("b", "1::p=b1p", "1::q=b1q", "2::p=b2p", "2::r=b2r", "3::p=b3p"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("up", "1 ran, 1 failed")
                .stage("join", "1 ran, 3 blocked, 2 skipped")
                .task("join 1::*", TaskStatus.BLOCKED)
                .task("join 1::p", TaskStatus.BLOCKED)
                .task("join 2::r", TaskStatus.SKIPPED)
                .task("join 3::p", TaskStatus.SKIPPED));
  }

  private static TestPipeline withOptional() {
    return TestPipeline.empty()
        .files("a", "a/{x}")
        .files("b", "b/{x}")
        .files("c", "c/{x}")
        .stage("up", "fail bad", s -> s.in(each("b", "b")).in(each("c", "c")))
        .stage("join", "concat", s -> s.in(each("a", "a")).in(optional("b", "up.out")));
  }

  private static Scenario optionalAbsent() {
    return Scenario.of(
            "an optional input is used where there is a partner and absent where not",
            World.of(withOptional().build())
                .source("a", "1=a1", "2=a2")
                .source("b", "1=b1", "3=b3")
                .source("c", "1=c1", "3=c3"))
        .run(
            Expected.success()
                .stage("join", "2 ran")
                .text("join 1", "a1|b1|c1")
                .text("join 2", "a2|-"));
  }

  private static Scenario optionalSkipped() {
    return Scenario.of(
            "a partner that was skipped counts as absent",
            World.of(withOptional().build()).source("a", "1=a1").source("b", "1=b1"))
        .run(
            Expected.success()
                .stage("up", "1 skipped")
                .stage("join", "1 ran")
                .text("join 1", "a1|-"));
  }

  private static Scenario optionalFailed() {
    return Scenario.of(
            "a partner that failed blocks, although it is optional",
            World.of(withOptional().build())
                .source("a", "1=a1", "2=a2")
                .source("b", "1=bad")
                .source("c", "1=c1"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("join 1", TaskStatus.BLOCKED)
                .text("join 2", "a2|-"));
  }

  private static Scenario optionalHole() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}/{part}")
            .files("b", "b/{x}")
            .splitting("up", "fail bad", s -> s.in(each("b", "b")))
            .stage("join", "concat", s -> s.in(each("a", "a")).in(optional("b", "up.part")));
    return Scenario.of(
            "what may lack an optional partner that failed is blocked, and nothing is made up",
            World.of(pipeline.build())
                .source("a", "1::p=a1p", "2::p=a2p", "2::q=a2q", "3::p=a3p")
                .source("b", "1=bad", "2=p=b2p"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("join", "3 ran, 1 blocked")
                .task("join 1::p", TaskStatus.BLOCKED)
                .text("join 2::p", "a2p|p=b2p")
                .text("join 2::q", "a2q|-")
                .text("join 3::p", "a3p|-"));
  }

  private static Scenario optionalSingle() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("a")
            .file("b")
            .stage("up", "fail bad", s -> s.in(each("a", "a")))
            .stage("join", "concat", s -> s.in(optional("a", "up.out")).in(optional("b", "b")));
    return Scenario.of(
            "a stage of optional single inputs waits for them",
            World.of(pipeline.build()).source("a", "=A").source("b", "=B"))
        .run(Expected.success().text("join", "A|B"))
        .edit(
            world -> world.source("a", "=bad"),
            Expected.status(RunStatus.FAILED).task("join", TaskStatus.BLOCKED));
  }

  private static Scenario joinedWithOwnCollection() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .stage("up", "upper", s -> s.in(each("a", "a")))
            .stage("join", "concat", s -> s.in(each("a", "up.out")).in(all("b", "up.out")));
    return Scenario.of(
            "an item meets the collection of all items",
            World.of(pipeline.build()).source("a", "1=p", "2=q"))
        .run(Expected.success().stage("join", "2 ran").text("join 1", "P|1=P\n2=Q"));
  }

  private static Scenario worstWins() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{x}")
            .files("c", "c/{x}")
            .splitting("failing", "fail bad", s -> s.in(each("a", "a")))
            .stage("skipping", "concat", s -> s.in(each("a", "b")).in(each("b", "c")))
            .splitting("below", "lines", s -> s.in(each("a", "skipping.out")))
            .stage(
                "join",
                "concat",
                s -> s.in(each("a", "failing.part")).in(each("b", "skipping.out")));
    return Scenario.of(
            "what is both blocked and skipped is blocked",
            World.of(pipeline.build()).source("a", "1=bad").source("b", "1=b1"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("skipping 1", TaskStatus.SKIPPED)
                .task("below 1", TaskStatus.SKIPPED)
                .stage("join", "1 blocked")
                .task("join 1::*", TaskStatus.BLOCKED));
  }

  private static Scenario metElsewhere() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .file("one")
            .files("none", "none/{x}")
            .files("some", "some/{x}")
            .stage("up", "fail bad", s -> s.in(each("a", "one")))
            .stage("alone", "concat", s -> s.in(each("a", "up.out")).in(each("b", "none")))
            .stage("met", "concat", s -> s.in(each("a", "up.out")).in(each("b", "some")));
    return Scenario.of(
            "what finds no partner in one stage is blocked there, although it finds one in another",
            World.of(pipeline.build()).source("one", "=bad").source("some", "1=s"))
        .run(
            Expected.status(RunStatus.FAILED)
                .task("met 1", TaskStatus.BLOCKED)
                .stage("alone", "1 blocked"));
  }
}
