package io.kryptonx.testkit.scenario;

import static io.kryptonx.testkit.scenario.TestPipeline.all;
import static io.kryptonx.testkit.scenario.TestPipeline.each;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.testkit.host.Fault;
import io.kryptonx.testkit.host.RunFacts;
import java.util.List;

/** What is published of a run. */
final class PublishScenarios {

  private PublishScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        published(), notOfFailed(), skippedLeftOut(), twice(), folder(), noPath(), refused());
  }

  private static TestPipeline pipeline() {
    return TestPipeline.empty()
        .files("in", "in/{x}/{y}")
        .stage("up", "fail bad", s -> s.in(each("a", "in")))
        .stage("set", "count", s -> s.in(all("a", "up.out")));
  }

  private static World world(String upPath, String setPath) {
    return World.of(pipeline().publish(upPath, "up.out").publish(setPath, "set.out").build())
        .source("in", "1::p=one", "1::q=two");
  }

  private static Scenario published() {
    return Scenario.of(
            "every item is published at its path, and goes with its item",
            world("site/{y}/{x}.txt", "site/set.txt"))
        .run(Expected.success().publishes("site/p/1.txt=one", "site/q/1.txt=two", "site/set.txt=2"))
        .edit(
            world -> world.remove("in", "1::q").edit("in", "2::p", "three"),
            Expected.success()
                .publishes("site/p/1.txt=one", "site/p/2.txt=three", "site/set.txt=2"));
  }

  private static Scenario notOfFailed() {
    return Scenario.of(
            "a failed run publishes nothing, and what stood stands",
            world("site/{y}/{x}.txt", "site/set.txt"))
        .run(Expected.success())
        .edit(
            world -> world.edit("in", "1::p", "bad"),
            Expected.status(RunStatus.FAILED)
                .publishes("site/p/1.txt=one", "site/q/1.txt=two", "site/set.txt=2"));
  }

  private static Scenario skippedLeftOut() {
    TestPipeline pipeline =
        TestPipeline.empty()
            .files("a", "a/{x}")
            .files("b", "b/{x}")
            .stage("join", "concat", s -> s.in(each("a", "a")).in(each("b", "b")))
            .publish("{x}.txt", "join.out");
    return Scenario.of(
            "what was skipped is not published",
            World.of(pipeline.build()).source("a", "1=a", "2=a").source("b", "1=b"))
        .run(Expected.success().publishes("1.txt=a|b"));
  }

  private static Scenario twice() {
    return Scenario.of(
            "two files of one path are refused, and the run fails",
            world("site/{y}/{x}", "site/p/1"))
        .run(
            Expected.status(RunStatus.FAILED)
                .stage("set", "1 ran")
                .and("reason", "true", run -> "" + reason(run).contains("written twice"))
                .publishes());
  }

  private static Scenario folder() {
    return Scenario.of(
            "a file where another one needs a folder is refused", world("site/{y}/{x}", "site/p"))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("reason", "true", run -> "" + reason(run).contains("folder of 'site/p/1'"))
                .publishes());
  }

  private static Scenario noPath() {
    return Scenario.of(
            "an item that would leave the folder is refused",
            world("site/{x}/{y}", "site/set.txt").edit("in", "..::p", "hostile"))
        .run(
            Expected.status(RunStatus.FAILED)
                .and("reason", "true", run -> "" + reason(run).contains("'..'"))
                .publishes());
  }

  private static Scenario refused() {
    return Scenario.of(
            "a run whose publishing is refused fails, and the next one publishes",
            world("site/{x}/{y}", "site/set.txt"))
        .edit(
            world -> world.fault(new Fault.RefusePublishing("a file is not ours")),
            Expected.status(RunStatus.FAILED)
                .and("refused", "true", run -> "" + run.view().publicationRefused().isPresent())
                .publishes())
        .run(
            Expected.success()
                .executes()
                .publishes("site/1/p=one", "site/1/q=two", "site/set.txt=2"));
  }

  private static String reason(RunFacts run) {
    return run.view().publicationRefused().orElse("not refused");
  }
}
