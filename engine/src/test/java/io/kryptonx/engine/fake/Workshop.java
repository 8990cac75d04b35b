package io.kryptonx.engine.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.proof.Rooms;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.WorkResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder with a pipeline, a store in memory, and an engine over fakes. */
public final class Workshop {

  /** Nothing is done again here. */
  static final Rooms NO_ROOMS =
      new Rooms(
          (_, _) -> {
            throw new UnsupportedOperationException("nothing is verified here");
          },
          _ -> {
            throw new UnsupportedOperationException("there is no chaos here");
          });

  /** How many attempts at the same time. */
  public static final int JOBS = 3;

  private final Path folder;
  private final TickingClock clock = new TickingClock();
  private final List<JournalEntry> durable = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private MemoryStore memory = MemoryStore.create();
  private FaultyStore store = new FaultyStore(memory);
  private TextWorker worker = new TextWorker(store.assets());
  private Executor executor = new SeededExecutor(1);
  private int jobs = JOBS;

  /** A workshop in an empty folder. */
  public Workshop(Path folder) {
    this.folder = folder;
  }

  /** Writes the definition. */
  public Workshop pipeline(String yaml) {
    return file("pipeline.yaml", yaml);
  }

  /** Writes a file below the folder. */
  public Workshop file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file. */
  public Workshop remove(String path) {
    try {
      Files.delete(folder.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file. */
  public String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who does the work from now on. */
  public Workshop executor(Executor value) {
    executor = value;
    return this;
  }

  /** How much is done at the same time from now on. */
  public Workshop jobs(int value) {
    jobs = value;
    return this;
  }

  /** The process dies, and the next one opens the store. */
  public Workshop crash(Crash how) {
    memory = memory.reopen(how);
    store = new FaultyStore(memory);
    worker = new TextWorker(store.assets());
    durable.clear();
    notices.clear();
    return this;
  }

  /** The engine as a process has it that was just started. */
  public Engine engine() {
    return new EmbeddedEngine(
        Definition.load(folder),
        new RunParts(store, worker, executor, clock, folder, jobs),
        new TextPreparer(),
        (_, _) -> {
          throw new UnsupportedOperationException("nobody lays out folders here");
        },
        NO_ROOMS,
        () -> {});
  }

  /** Runs everything. */
  public RunReport run() {
    return run(RunRequest.everything());
  }

  /** Runs what is asked for. */
  public RunReport run(RunRequest request) {
    return engine().run(request, observer());
  }

  /** A request for everything although results are known. */
  public static RunRequest fresh() {
    return RunRequest.everything().afresh();
  }

  /** A request with the value of a parameter. */
  public static RunRequest with(String param, String value) {
    return RunRequest.everything().with(Map.of(param, value));
  }

  /** A request for a stage. */
  public static RunRequest only(String stage) {
    return RunRequest.everything().only(List.of(stage));
  }

  /** A request for the first items of each source. */
  public static RunRequest sample(int items) {
    return RunRequest.everything().sampled(items);
  }

  /** An observer that writes down what it is told. */
  public RunObserver observer() {
    return new RunObserver() {
      @Override
      public void durable(RunId run, List<JournalEntry> entries) {
        durable.addAll(entries);
      }

      @Override
      public void notice(String text) {
        notices.add(text);
      }
    };
  }

  /** The entries that the observer was shown since the last crash. */
  public List<JournalEntry> durable() {
    return durable;
  }

  /** The notices that the observer was given since the last crash. */
  public List<String> notices() {
    return notices;
  }

  /** The entries of a run in the journal. */
  public List<JournalEntry> journal(RunId run) {
    List<JournalEntry> entries = new ArrayList<>();
    memory.journal().read(run, entries::add);
    return entries;
  }

  /** Makes a task of one output give this text. */
  public static TextWorker.Hook giving(String task, String text, Workshop shop) {
    return (order, _) -> {
      if (!order.task().toString().equals(task)) {
        return Optional.empty();
      }
      byte[] bytes = text.getBytes(UTF_8);
      Output output = order.stage().stage().outputs().values().iterator().next();
      SortedMap<String, AssetContent> outputs = new TreeMap<>();
      Digest digest = shop.store().assets().put(bytes);
      outputs.put(output.name(), new Snapshot(output.type(), bytes.length, digest));
      return Optional.of(new WorkResult(new Outcome.Succeeded(outputs), AttemptStats.NONE));
    };
  }

  /** How many tasks were executed in a run. */
  public static int executed(RunReport report) {
    return report.tasks().get(TaskStatus.RAN) + report.tasks().get(TaskStatus.UNCHANGED);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** The store in memory. */
  public MemoryStore memory() {
    return memory;
  }

  /** The store as the engine sees it. */
  public FaultyStore store() {
    return store;
  }

  /** The worker since the last crash. */
  public TextWorker worker() {
    return worker;
  }

  /** The clock. */
  public TickingClock clock() {
    return clock;
  }
}
