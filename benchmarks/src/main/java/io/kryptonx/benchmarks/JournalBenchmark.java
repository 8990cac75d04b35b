package io.kryptonx.benchmarks;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Durable commits of the embedded journal, by the number of events in one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class JournalBenchmark {

  static final RunId RUN = new RunId("bench-1");

  /** How many events become durable together. */
  @Param({"1", "100", "1000"})
  public int events;

  private Path folder = Path.of("");
  private Optional<EmbeddedStore> store = Optional.empty();
  private long sequence;

  /** Opens an empty store. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("kryptonx-journal-");
    store = Optional.of(EmbeddedStore.open(folder, Access.WRITE));
  }

  /** Deletes it. */
  @TearDown
  public void close() throws IOException {
    store.orElseThrow().close();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One commit. */
  @Benchmark
  public long commit() {
    List<JournalEntry> entries = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      TaskId task = new TaskId("work", Item.of("n" + sequence));
      Event event = new Event.AttemptsStarted(1, List.of(new Event.Attempt(task, 1)));
      entries.add(new JournalEntry(++sequence, Instant.EPOCH, event));
    }
    store
        .orElseThrow()
        .journal()
        .commit(new Batch(RUN, entries, List.of(), header(), List.of(), List.of()));
    return sequence;
  }

  static RunHeader header() {
    Digest none = Digest.of(new byte[0]);
    return new RunHeader(
        RUN,
        "bench",
        1,
        none,
        none,
        new TreeMap<>(),
        Instant.EPOCH,
        RunStatus.OPEN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
