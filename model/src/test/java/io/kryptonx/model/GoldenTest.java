package io.kryptonx.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bytes at rest and the names made of them stay what they are. */
class GoldenTest {

  @TestFactory
  Stream<DynamicTest> pinsEachKindOfEvent() {
    return Samples.entries().stream()
        .map(entry -> DynamicTest.dynamicTest(name(entry), () -> event(entry)));
  }

  private static String name(JournalEntry entry) {
    Class<?> kind = entry.event().getClass();
    boolean again =
        Samples.events().stream().limit(entry.sequence() - 1).anyMatch(kind::isInstance);
    return kind.getSimpleName() + (again ? "-charged" : "");
  }

  private static void event(JournalEntry entry) {
    CanonicalWriter out = new CanonicalWriter();
    EventCodec.write(out, entry);
    Golden.check("event-" + name(entry), out.toBytes());
  }

  @Test
  void pinsThePipeline() {
    Golden.check("pipeline", PipelineCodec.encode(Samples.pipeline()));
  }

  @Test
  void pinsStageKeys() {
    Golden.check("stage-keys", Samples.keys().encode());
  }

  @Test
  void pinsManifests() {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      members.add(new Member(Item.of("item %04d".formatted(i)), Samples.snapshot("" + i)));
    }
    Members all = Members.of(members);
    Golden.check("manifest-root", all.contents().get(all.root()));
    Members one = Members.of(members.subList(0, 1));
    List<Digest> chunks =
        one.contents().keySet().stream().filter(d -> !d.equals(one.root())).toList();
    Golden.check("manifest-chunk", one.contents().get(chunks.getFirst()));
  }

  @Test
  void pinsIds() {
    TreeMap<String, String> ids = new TreeMap<>();
    Fingerprint work = new Fingerprint(Samples.digest("work"));
    ids.put("output", EventId.ofOutput("gallery", Samples.TASK, "thumb", work).toString());
    ids.put("run inputs", Samples.start().inputsDigest().hex());
    ids.put(
        "source",
        EventId.ofSource(
                "gallery", "photos", Item.of("cats/tom"), Optional.of(Samples.digest("tom")))
            .toString());
    ids.put(
        "source, removed",
        EventId.ofSource("gallery", "photos", Item.of("cats/tom"), Optional.empty()).toString());
    ids.put("stage key", Samples.keys().of("thumbnail").hex());
    StringBuilder text = new StringBuilder();
    ids.forEach((name, id) -> text.append(name).append(": ").append(id).append('\n'));
    Golden.checkText("ids.txt", text.toString());
  }

  /** A failure before it said when the next attempt may begin. */
  @Test
  void failuresOfOlderJournalsAreRead() {
    JournalEntry entry = EventCodec.read(new CanonicalReader(Golden.read("event-AttemptFailed-8")));
    assertThat(entry.event())
        .isInstanceOfSatisfying(
            Event.AttemptFailed.class,
            failed -> {
              assertThat(failed.failure().message()).isEqualTo("it broke");
              assertThat(failed.retryAt()).contains(Instant.EPOCH);
            });
  }

  @Test
  void pinsStagesThatActOutside() {
    Pipeline pipeline = Samples.outside();
    byte[] bytes = PipelineCodec.encode(pipeline);
    Golden.check("pipeline-outside", bytes);
    assertThat(PipelineCodec.decode(bytes)).isEqualTo(pipeline);
  }

  /** Before retries said more than how often. */
  @Test
  void olderPipelinesAreRead() {
    Pipeline older = PipelineCodec.decode(Golden.read("pipeline-2"));
    assertThat(older.stages().values()).extracting(Stage::retry).contains(new Retry(3));
    assertThat(Samples.pipeline().stages().keySet()).containsAll(older.stages().keySet());
  }

  /** Before stages could run within the engine. */
  @Test
  void pipelinesWithoutIsolationAreRead() {
    Pipeline older = PipelineCodec.decode(Golden.read("pipeline-4"));
    assertThat(older.stages().values())
        .allSatisfy(stage -> assertThat(stage.isolation()).isEqualTo(Isolation.PROCESS));
    assertThat(Samples.pipeline().stages().keySet()).containsAll(older.stages().keySet());
  }

  /** Before there were effects. */
  @Test
  void pipelinesWithoutEffectsAreRead() {
    Pipeline older = PipelineCodec.decode(Golden.read("pipeline-3"));
    assertThat(older.stages().values()).allSatisfy(stage -> assertThat(stage.effect()).isEmpty());
    assertThat(Samples.pipeline().stages().keySet()).containsAll(older.stages().keySet());
  }
}
