package io.kryptonx.scheduler;

import static io.kryptonx.scheduler.TestPipelines.asset;
import static io.kryptonx.scheduler.TestPipelines.each;
import static io.kryptonx.scheduler.TestPipelines.out;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.RunStatus;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An engine dies between any two of the last events of a run. */
class InterruptedEndTest {

  private static final Pipeline PIPELINE =
      TestPipelines.empty()
          .source("in")
          .stage("a", each("i", asset("in")))
          .publish("a.txt", out("a"))
          .build();

  private static Core published(Optional<String> refused) {
    Core core = Core.started(PIPELINE);
    core.begin("a");
    core.succeed("a", "x");
    core.ask(new Request.Conclude());
    core.ask(new Request.PublicationEnded(refused));
    return core;
  }

  /** From whatever events are durable, doing what is ordered leads to the same end. */
  private static void endsFromEachPlace(Core whole, Optional<String> refused) {
    for (int durable = 1; durable < whole.events.size(); durable++) {
      Core core = whole.recovered(durable);
      core.ask(new Request.Resume(2));
      for (int steps = 0; steps < 20 && core.scheduler.view().status() == RunStatus.OPEN; steps++) {
        for (Order order : core.takeOrders()) {
          answer(core, order, refused);
        }
      }
      RunView end = core.scheduler.view();
      assertThat(end.status())
          .as("after %s", whole.events.get(durable - 1))
          .isEqualTo(whole.scheduler.view().status());
      assertThat(end.digest()).isEqualTo(whole.scheduler.view().digest());
    }
  }

  private static void answer(Core core, Order order, Optional<String> refused) {
    switch (order) {
      case Order.LookUp _, Order.Offer _, Order.OfferLater _ -> core.begin("a");
      case Order.Perform _ -> core.succeed("a", "x");
      case Order.Conclude() -> core.ask(new Request.Conclude());
      case Order.Publish _ -> core.ask(new Request.PublicationEnded(refused));
      case Order.Keep _,
          Order.Evaluate _,
          Order.Judge _,
          Order.Settle _,
          Order.Consult _,
          Order.Rest _,
          Order.Ended _ -> {}
    }
  }

  @Test
  void aPublishedRunEnds() {
    Core whole = published(Optional.empty());
    assertThat(whole.events.getLast()).isInstanceOf(Event.RunEnded.class);
    assertThat(whole.scheduler.view().status()).isEqualTo(RunStatus.SUCCEEDED);
    endsFromEachPlace(whole, Optional.empty());
  }

  @Test
  void aRefusedRunEnds() {
    Core whole = published(Optional.of("not ours"));
    assertThat(whole.scheduler.view().status()).isEqualTo(RunStatus.FAILED);
    endsFromEachPlace(whole, Optional.of("not ours"));
  }

  @Test
  void aRunThatIsPublishingIsNotSuperseded() {
    Core whole = Core.started(PIPELINE);
    whole.begin("a");
    whole.succeed("a", "x");
    whole.ask(new Request.Conclude());
    assertThat(whole.ask(new Request.Supersede())).hasSize(1);
    assertThat(whole.scheduler.view().status()).isEqualTo(RunStatus.OPEN);
    assertThat(whole.ask(new Request.Cancel())).hasSize(1);
  }

  @Test
  void aRunIsSupersededBeforeItPublishes() {
    Core core = Core.started(PIPELINE);
    core.ask(new Request.Supersede());
    assertThat(core.scheduler.view().status()).isEqualTo(RunStatus.SUPERSEDED);
  }

  @Test
  void aSourceThatDoesNotHoldWhatItsDefinitionSaysIsABug() {
    Map<String, AssetContent> none = new TreeMap<>();
    assertThatThrownBy(() -> Core.started(PIPELINE, none)).isInstanceOf(InvariantViolation.class);
    Pipeline many =
        TestPipelines.empty().source("in", "x").stage("a", each("i", asset("in"))).build();
    assertThatThrownBy(() -> Core.started(many, Map.of("in", Core.snapshot("single"))))
        .isInstanceOf(InvariantViolation.class);
  }
}
