package io.kryptonx.benchmarks;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.task.Charge;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Look-ups of results by fingerprint in an embedded store that knows 100,000. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookUpBenchmark {

  private static final int KNOWN = 100_000;
  private static final int COMMITTED = 1_000;
  private static final MediaType TEXT = MediaType.parse("text/plain");

  /** How many are looked up at once. */
  @Param({"1", "100", "1000"})
  public int asked;

  private Path folder = Path.of("");
  private Optional<EmbeddedStore> store = Optional.empty();
  private int next;

  /** Fills a store. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("kryptonx-results-");
    EmbeddedStore filled = EmbeddedStore.open(folder, Access.WRITE);
    store = Optional.of(filled);
    for (int from = 0; from < KNOWN; from += COMMITTED) {
      List<ResultIndex.Entry> results = new ArrayList<>();
      for (int i = from; i < from + COMMITTED; i++) {
        TreeMap<String, AssetContent> outputs =
            new TreeMap<>(Map.of("text", new Snapshot(TEXT, 1, digest("content " + i))));
        results.add(
            new ResultIndex.Entry(
                known(i), new ResultIndex.Made(outputs, Charge.NONE), Instant.EPOCH, false));
      }
      JournalEntry entry =
          new JournalEntry(from / COMMITTED + 1L, Instant.EPOCH, new Event.EngineStarted(1));
      filled
          .journal()
          .commit(
              new Batch(
                  JournalBenchmark.RUN,
                  List.of(entry),
                  results,
                  JournalBenchmark.header(),
                  List.of(),
                  List.of()));
    }
  }

  /** Deletes it. */
  @TearDown
  public void close() throws IOException {
    store.orElseThrow().close();
    JournalBenchmark.delete(folder);
  }

  /** Results that are there. */
  @Benchmark
  public int hits() {
    return find("known ");
  }

  /** Results that are not. */
  @Benchmark
  public int misses() {
    return find("unknown ");
  }

  private int find(String kind) {
    List<Fingerprint> fingerprints = new ArrayList<>(asked);
    for (int i = 0; i < asked; i++) {
      next = (next + 7919) % KNOWN; // all over the index
      fingerprints.add(new Fingerprint(digest(kind + next)));
    }
    return store.orElseThrow().results().find(fingerprints).size();
  }

  private static Fingerprint known(int number) {
    return new Fingerprint(digest("known " + number));
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
