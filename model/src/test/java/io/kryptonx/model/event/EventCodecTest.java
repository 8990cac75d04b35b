package io.kryptonx.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.Golden;
import io.kryptonx.model.Samples;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Failure;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

  static List<JournalEntry> entries() {
    return Samples.entries();
  }

  private static byte[] bytes(JournalEntry entry) {
    CanonicalWriter out = new CanonicalWriter();
    EventCodec.write(out, entry);
    return out.toBytes();
  }

  @Test
  void thereIsASampleOfEachKind() {
    assertThat(Samples.events().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(
            Arrays.stream(Event.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void readsBack(JournalEntry entry) {
    CanonicalReader in = new CanonicalReader(bytes(entry));
    assertThat(EventCodec.read(in)).isEqualTo(entry);
    in.end();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anEndTooEarlyIsDamage(JournalEntry entry) {
    byte[] whole = bytes(entry);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> EventCodec.read(new CanonicalReader(part)))
          .isInstanceOf(InvariantViolation.class);
    }
  }

  /** Each event has one form: what reads at all is written as the same bytes. */
  @ParameterizedTest
  @MethodSource("entries")
  void aChangedByteIsDamageOrAnotherEvent(JournalEntry entry) {
    byte[] whole = bytes(entry);
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << bit);
        CanonicalReader in = new CanonicalReader(changed);
        try {
          JournalEntry read = EventCodec.read(in);
          in.end();
          assertThat(bytes(read)).as("byte %d, bit %d", at, bit).isEqualTo(changed);
          assertThat(read).isNotEqualTo(entry);
        } catch (InvariantViolation e) {
          assertThat(e).hasMessageContaining("");
        }
      }
    }
  }

  @Test
  void theStartOfARedriveReadsBack() {
    readsBack(Optional.of(new RunStart.Redrive(list("kept"))), Optional.empty(), 30);
  }

  @Test
  void theStartOfARunWithLocksReadsBack() {
    readsBack(Optional.empty(), Optional.of(list("locks")), 42);
    readsBack(Optional.of(new RunStart.Redrive(list("kept"))), Optional.of(list("locks")), 43);
  }

  private static CollectionRef list(String name) {
    return new CollectionRef(Samples.digest(name), 12);
  }

  private static void readsBack(
      Optional<RunStart.Redrive> redrive, Optional<CollectionRef> locks, int tag) {
    RunStart plain = Samples.start();
    RunStart start =
        new RunStart(
            plain.run(),
            plain.pipeline(),
            plain.revision(),
            plain.definition(),
            plain.bundle(),
            plain.keys(),
            plain.params(),
            plain.sources(),
            plain.targets(),
            plain.fresh(),
            plain.publishes(),
            plain.base(),
            plain.rollback(),
            redrive,
            locks);
    JournalEntry entry = new JournalEntry(1, Instant.EPOCH, new Event.RunStarted(start));

    assertThat(EventCodec.read(new CanonicalReader(bytes(entry)))).isEqualTo(entry);
    assertThat(start.inputsDigest()).isNotEqualTo(plain.inputsDigest());
    Golden.check("event-RunStarted-" + tag, bytes(entry));
  }

  @Test
  void anEventOfMoreThan256KiBIsRefused() {
    List<Digest> most = Collections.nCopies(8180, Samples.digest("x"));
    Instant now = Instant.EPOCH;
    assertThat(bytes(new JournalEntry(1, now, new Event.InputsLost(Samples.TASK, 1, most))))
        .hasSizeLessThanOrEqualTo(EventCodec.MAX_EVENT_BYTES);
    List<Digest> many = Collections.nCopies(8200, Samples.digest("x"));
    assertThatThrownBy(
            () -> bytes(new JournalEntry(1, now, new Event.InputsLost(Samples.TASK, 1, many))))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("256 KiB");
  }

  @Test
  void aReasonOfRefusalIsCut() {
    Event.PublicationRefused refused = new Event.PublicationRefused("x".repeat(1_000_000));
    assertThat(refused.reason()).hasSize(Failure.MAX_MESSAGE);
  }
}
