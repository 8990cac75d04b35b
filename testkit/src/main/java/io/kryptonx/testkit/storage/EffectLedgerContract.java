package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Effect.Mode;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of effects, as the last commits and decisions left it. */
public abstract class EffectLedgerContract {

  private static final RunId RUN = RunId.of("mails", 1);
  private static final Instant LATER = Instant.parse("2025-03-02T10:00:00Z");

  private StoreFixture fixture;

  /** A fixture that keeps its files, if it has any, below a folder. */
  protected abstract StoreFixture fixture(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) {
    fixture = fixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void remembersWhatBecameOfAKey() {
    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED));
    commit(entry(Mode.ONCE, "tom", 1, State.DONE));

    assertThat(ledger().of("mails")).containsExactly(entry(Mode.ONCE, "tom", 1, State.DONE));
    assertThat(ledger().find(entry(Mode.ONCE, "ann", 1, State.DONE).key())).isEmpty();
    assertThat(ledger().of("other")).isEmpty();
  }

  @Test
  void keepsTheFactsOfAMessageButOnlyTheLastAppliedValue() {
    commit(entry(Mode.ONCE, "tom", 1, State.DONE), entry(Mode.APPLY, "tom", 1, State.DONE));
    commit(entry(Mode.ONCE, "tom", 2, State.INTENDED), entry(Mode.APPLY, "tom", 2, State.INTENDED));

    assertThat(ledger().of("mails"))
        .extracting(Entry::stage, Entry::state)
        .containsExactlyInAnyOrder(
            tuple("once", State.DONE),
            tuple("once", State.INTENDED),
            tuple("apply", State.INTENDED));
  }

  @Test
  void doubtsStayUntilSomebodyDecides() {
    Entry unknown = entry(Mode.ONCE, "tom", 1, State.UNKNOWN);
    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED), unknown);
    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED));
    assertThat(ledger().find(unknown.key())).map(Entry::state).contains(State.UNKNOWN);

    ledger().decide(List.of(unknown.key()), State.RESEND, LATER);
    assertThat(ledger().find(unknown.key())).contains(unknown.in(State.RESEND, LATER));

    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED));
    assertThat(ledger().find(unknown.key())).map(Entry::state).contains(State.INTENDED);
  }

  @Test
  void aMessageThatWasSentIsNotIntendedAgain() {
    commit(entry(Mode.ONCE, "tom", 1, State.DONE));
    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED), entry(Mode.ONCE, "tom", 1, State.FAILED));

    assertThat(ledger().of("mails")).containsExactly(entry(Mode.ONCE, "tom", 1, State.DONE));
  }

  @Test
  void survivesACrash() {
    commit(entry(Mode.ONCE, "tom", 1, State.INTENDED));

    fixture.crash();

    assertThat(ledger().of("mails")).containsExactly(entry(Mode.ONCE, "tom", 1, State.INTENDED));
  }

  private EffectLedger ledger() {
    return fixture.store().effects();
  }

  private void commit(Entry... changes) {
    fixture
        .store()
        .journal()
        .commit(
            new Batch(
                RUN,
                List.of(),
                List.of(),
                StorageSamples.header(RUN),
                List.of(),
                List.of(),
                List.of(changes)));
  }

  private static Entry entry(Mode mode, String item, int value, State state) {
    TaskId task = new TaskId(mode.label(), Item.of(item));
    Fingerprint fingerprint = new Fingerprint(Digest.of(new byte[] {(byte) value}));
    return new Entry(
        EventId.ofEffect("mails", task, fingerprint),
        "mails",
        mode.label(),
        item,
        mode,
        Effect.of(mode).onUnknown(),
        state,
        RUN,
        1,
        0,
        StorageSamples.START,
        Optional.of(fingerprint));
  }
}
