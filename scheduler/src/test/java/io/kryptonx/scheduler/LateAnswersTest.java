package io.kryptonx.scheduler;

import static io.kryptonx.scheduler.TestPipelines.asset;
import static io.kryptonx.scheduler.TestPipelines.each;
import static io.kryptonx.scheduler.TestPipelines.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Answers that come late, twice, or about what never became durable. */
class LateAnswersTest {

  private static final Pipeline PIPELINE =
      TestPipelines.empty()
          .source("in")
          .stage("a", each("i", asset("in")))
          .stage("b", each("i", out("a")))
          .build();

  private static final Outcome DONE =
      new Outcome.Succeeded(new TreeMap<>(Map.of("out", Core.snapshot("done"))));

  private static Fingerprint work(Core core, String stage) {
    return core.scheduler.view().task(Core.task(stage)).orElseThrow().fingerprint().orElseThrow();
  }

  private static TaskStatus end(Core core, String stage) {
    return core.scheduler.view().task(Core.task(stage)).orElseThrow().status().orElseThrow();
  }

  @Test
  void anAnswerToAnAttemptThatWasNeverDurableIsIgnored() {
    Core before = Core.started(PIPELINE);
    before.begin("a");
    before.succeed("a", "x");
    before.begin("b");
    Core after = before.recovered(2); // start and engine only
    after.ask(new Request.Resume(2));
    assertThat(after.ask(Core.ended(1, "a", 1, DONE))).hasSize(1);
    assertThat(after.ask(Core.ended(1, "b", 1, DONE))).as("of no task yet").hasSize(1);
    assertThat(after.scheduler.view().task(Core.task("a")).orElseThrow().status()).isEmpty();
  }

  @Test
  void anAnswerComesTwice() {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    Request.AttemptEnded answer = core.ended("a", DONE);
    assertThat(core.ask(answer)).isEmpty();
    assertThat(core.ask(answer)).hasSize(1);
    assertThat(end(core, "a")).isEqualTo(TaskStatus.RAN);
  }

  @Test
  void anAnswerOfAnEngineThatIsNotThereYetIsABug() {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    assertThatThrownBy(() -> core.ask(Core.ended(2, "a", 1, DONE)))
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> core.ask(Core.ended(1, "a", 2, DONE)))
        .isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> core.ask(Core.ended(1, "nothing", 1, DONE)))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void oneAnswerMayHoldATaskTwice() {
    Core core = Core.started(PIPELINE);
    TaskId a = Core.task("a");
    assertThat(core.ask(new Request.Granted(1, List.of(a, a)))).hasSize(1);
    core.succeed("a", "x");
    Event.Found found =
        new Event.Found(
            Core.task("b"), work(core, "b"), new TreeMap<>(Map.of("out", Core.snapshot("known"))));
    assertThat(core.ask(new Request.LookedUp(List.of(), List.of(found, found)))).hasSize(1);
    assertThat(end(core, "b")).isEqualTo(TaskStatus.CACHED);
  }

  @Test
  void aResultOfOtherWorkDoesNotFit() {
    Core core = Core.started(PIPELINE);
    Event.Found other =
        new Event.Found(
            Core.task("a"),
            new Fingerprint(Digest.of(new byte[0])),
            new TreeMap<>(Map.of("out", Core.snapshot("known"))));
    core.ask(new Request.LookedUp(List.of(), List.of(other)));
    assertThat(core.scheduler.view().task(Core.task("a")).orElseThrow().status()).isEmpty();
  }

  @Test
  void aLookUpOfATaskThatMakesItsContentAgainIsIgnored() {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    core.succeed("a", "x");
    Event.Found late =
        new Event.Found(
            Core.task("a"), work(core, "a"), new TreeMap<>(Map.of("out", Core.snapshot("x"))));
    core.begin("b");
    core.ask(core.ended("b", new Outcome.InputsLost(List.of(Core.snapshot("x").digest()))));
    assertThat(core.ask(new Request.LookedUp(List.of(), List.of(late)))).hasSize(1);
    core.begin("a");
    core.succeed("a", "x");
    core.begin("b");
    core.succeed("b", "y");
    assertThat(end(core, "b")).isEqualTo(TaskStatus.RAN);
  }

  @Test
  void nothingIsDecidedAfterTheEnd() {
    Core core = Core.started(PIPELINE);
    core.ask(new Request.Cancel());
    core.ask(new Request.Conclude());
    int events = core.events.size();
    assertThat(core.ask(new Request.Conclude())).hasSize(1);
    assertThat(core.ask(new Request.Resume(7))).hasSize(1);
    assertThat(core.ask(new Request.Supersede())).hasSize(1);
    assertThat(core.ask(Core.ended(1, "a", 1, DONE))).hasSize(1);
    assertThat(core.events).hasSize(events);
    assertThatThrownBy(() -> core.apply(new Event.RunCancelled()))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void aWorkerThatMakesOtherOutputsThanDeclaredIsABug() {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    Outcome other = new Outcome.Succeeded(new TreeMap<>(Map.of("other", Core.snapshot("x"))));
    assertThatThrownBy(() -> core.ask(core.ended("a", other)))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void soManyLostDigestsAsFitAreTold() {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    List<Digest> lost =
        java.util.stream.IntStream.range(0, 10_000).mapToObj(i -> new Digest(i, i, i, i)).toList();
    core.ask(core.ended("a", new Outcome.InputsLost(lost)));
    Event.InputsLost told = (Event.InputsLost) core.events.getLast();
    assertThat(told.digests()).hasSize(Decider.MAX_LOST_TOLD);
    assertThat(end(core, "a")).isEqualTo(TaskStatus.FAILED);
  }
}
