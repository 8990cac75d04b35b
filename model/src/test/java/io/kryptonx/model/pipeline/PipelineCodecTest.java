package io.kryptonx.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.Samples;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PipelineCodecTest {

  @Test
  void readsBack() {
    byte[] bytes = PipelineCodec.encode(Samples.pipeline());
    assertThat(PipelineCodec.decode(bytes)).isEqualTo(Samples.pipeline());
  }

  @Test
  void keepsWhatARequestCosts() {
    Pipeline some = Samples.pipeline();
    SortedMap<String, Stage> stages = new TreeMap<>(some.stages());
    for (Optional<String> cost : List.of(Optional.<String>empty(), Optional.of("answer.price"))) {
      stages.put(
          "ask",
          Stage.named("ask")
              .out(Output.of("answer", MediaType.JSON))
              .effect(Effect.of(Effect.Mode.ONCE))
              .action(
                  new Action.Http(
                      "https://a.example/ask",
                      Action.Http.Method.POST,
                      new TreeMap<>(),
                      Optional.empty(),
                      cost))
              .build());
      Pipeline pipeline = some.with(some.sources(), stages);

      assertThat(PipelineCodec.decode(PipelineCodec.encode(pipeline))).isEqualTo(pipeline);
    }
  }

  @Test
  void keepsHowOldThingsMayBe() {
    Pipeline some = Samples.pipeline();
    Labels fresh =
        new Labels(
            Optional.of("Photographs"),
            Optional.empty(),
            Optional.of(Criticality.BACKGROUND),
            new TreeSet<>(List.of("x")),
            Optional.of(Duration.ofMinutes(90)));
    Pipeline pipeline =
        new Pipeline(
            some.name(),
            fresh,
            some.params(),
            some.sources(),
            some.stages(),
            some.publish(),
            some.swap(),
            some.pools(),
            some.retention(),
            some.budget());
    assertThat(PipelineCodec.decode(PipelineCodec.encode(pipeline))).isEqualTo(pipeline);
  }

  @Test
  void anEndTooEarlyIsDamage() {
    byte[] whole = PipelineCodec.encode(Samples.pipeline());
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> PipelineCodec.decode(part)).isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void aChangedByteIsDamageOrAnotherPipeline() {
    byte[] whole = PipelineCodec.encode(Samples.pipeline());
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      try {
        assertThat(PipelineCodec.decode(changed)).isNotEqualTo(Samples.pipeline());
      } catch (InvariantViolation e) {
        assertThat(e).hasMessageContaining("");
      }
    }
  }
}
