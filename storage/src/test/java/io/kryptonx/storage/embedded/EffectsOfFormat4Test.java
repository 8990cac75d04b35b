package io.kryptonx.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.Store;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store from before it was known which result is that of an effect. */
class EffectsOfFormat4Test {

  private static final String KEY = "00000000-0000-8000-8000-000000000000";

  @TempDir Path folder;

  @Test
  void areKept() {
    TestStores.write(folder).close();
    TestStores.sql(folder, "ALTER TABLE effects DROP COLUMN fingerprint");
    TestStores.sql(
        folder,
        "INSERT INTO effects VALUES ('"
            + KEY
            + "', 'mails', 'send', 'tom', 'ONCE', 'REVIEW', 'UNKNOWN', 'mails-1', 1, 1, 0)");
    TestStores.sql(folder, "PRAGMA user_version = 4");

    try (Store store = TestStores.write(folder)) {
      EventId key = new EventId(UUID.fromString(KEY));
      assertThat(store.effects().find(key))
          .hasValueSatisfying(entry -> {
            assertThat(entry.state()).isEqualTo(State.UNKNOWN);
            assertThat(entry.onUnknown()).isEqualTo(Effect.Unknown.REVIEW);
            assertThat(entry.fingerprint()).isEmpty();
          });
      assertThat(store.upkeep().defects()).isEmpty();
      assertThat(store.upkeep().effectful()).containsExactly("mails");
    }
  }
}
