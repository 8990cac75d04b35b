package io.kryptonx.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of the embedded store share. */
final class TestStores {

  static final RunId RUN = RunId.of("gallery", 1);

  private TestStores() {}

  static EmbeddedStore write(Path folder) {
    return EmbeddedStore.open(folder, Access.WRITE);
  }

  static EmbeddedStore read(Path folder) {
    return EmbeddedStore.open(folder, Access.READ);
  }

  /** Content that is kept in a file. */
  static byte[] large(int seed) {
    byte[] bytes = new byte[AssetStore.SMALL_BYTES + 1000];
    Arrays.fill(bytes, (byte) seed);
    return bytes;
  }

  static Path blob(Path folder, Digest digest) {
    String hex = digest.hex();
    return folder.resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  /** Changes the database behind the back of the store. */
  static void sql(Path folder, String statement) {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
        Statement update = db.createStatement()) {
      update.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Commits one page that holds these entries, both included. */
  static void commit(Store store, long first, long last) {
    List<JournalEntry> entries = new ArrayList<>();
    for (long sequence = first; sequence <= last; sequence++) {
      Event event = new Event.EngineStarted(sequence);
      entries.add(new JournalEntry(sequence, Instant.ofEpochMilli(sequence), event));
    }
    commit(store, entries);
  }

  static void commit(Store store, List<JournalEntry> entries) {
    store.journal().commit(new Batch(RUN, entries, List.of(), header(), List.of(), List.of()));
  }

  static RunHeader header() {
    return new RunHeader(
        RUN,
        "gallery",
        1,
        Digest.of(new byte[] {1}),
        Digest.of(new byte[] {2}),
        new TreeMap<>(),
        Instant.ofEpochMilli(1000),
        RunStatus.OPEN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The failure, which has this code. */
  static KryptonxException failure(ErrorCode code, ThrowingCallable call) {
    KryptonxException failure = catchThrowableOfType(KryptonxException.class, call);
    assertThat(failure).as("failure with code " + code).isNotNull();
    assertThat(failure.code()).isEqualTo(code);
    return failure;
  }
}
