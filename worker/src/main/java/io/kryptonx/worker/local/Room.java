package io.kryptonx.worker.local;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.Cost;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.content.OutputIntake;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.folder.WorkingFolders;
import io.kryptonx.worker.java.HostRequests;
import io.kryptonx.worker.javahost.TaskContext;
import io.kryptonx.worker.process.Log;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt within the engine works. Small outputs are held in memory, and there is a folder
 * only once somebody asks for a file in it. Any thread.
 */
final class Room {

  /** The most bytes of outputs that are held in memory. */
  static final int MAX_HELD = 16 << 20;

  private final AssetStore store;
  private final WorkOrder order;
  private final Code.Classes code;
  private final SortedMap<String, String> secrets;
  private final WorkingFolders folders;
  private final OutputWatch watch;
  private final StopSignal stop;
  private final Instant start;
  private final PrintStream log = ThreadOutput.stream(this::logFile);
  private final Map<String, byte[]> held = new TreeMap<>();
  private long heldBytes;
  private long costMicros;
  private @Nullable WorkingFolder folder;
  private @Nullable Layout layout;
  private @Nullable TaskContext context;
  private OutputWatch.@Nullable Watched watched;
  private @Nullable Exception broken;

  Room(
      AssetStore store,
      WorkOrder order,
      Code.Classes code,
      SortedMap<String, String> secrets,
      WorkingFolders folders,
      OutputWatch watch,
      StopSignal stop,
      Instant start) {
    this.store = store;
    this.order = order;
    this.code = code;
    this.secrets = secrets;
    this.folders = folders;
    this.watch = watch;
    this.stop = stop;
    this.start = start;
  }

  /** What the stage sees of the folder, which is filled now if it was not. */
  synchronized TaskContext laidOut() {
    if (context != null) {
      return context;
    }
    try {
      layout = Layout.make(order, folder(), store, folders.files(), start, Perturbation.NONE);
      watched = watch.begin(folder(), stop);
      context =
          new TaskContext(HostRequests.of(order, code, folder(), layout.inputs(), secrets), log);
      for (Map.Entry<String, byte[]> output : held.entrySet()) {
        Files.write(context.output(output.getKey()), output.getValue());
      }
      held.clear();
      return context;
    } catch (IOException e) {
      broken = e;
      throw new UncheckedIOException(e);
    } catch (RefusedException e) {
      broken = e;
      throw new IllegalStateException(e);
    } catch (MissingContentException e) {
      broken = e;
      throw e;
    }
  }

  /** Content that the stage reads; what is lost is remembered, whatever the stage makes of it. */
  byte[] content(Digest digest) {
    try {
      return store.get(digest);
    } catch (MissingContentException e) {
      synchronized (this) {
        broken = e;
      }
      throw e;
    }
  }

  /** Holds an output, if there is no folder and it is not too large; otherwise says no. */
  synchronized boolean hold(Output output, byte[] content) {
    byte[] before = held.getOrDefault(output.name(), new byte[0]);
    long bytes = heldBytes - before.length + content.length;
    if (context != null || bytes > MAX_HELD) {
      return false;
    }
    held.put(output.name(), content.clone());
    heldBytes = bytes;
    return true;
  }

  /** Takes a part of what the attempt cost. */
  synchronized void addCost(long micros) {
    if (costMicros + micros > Cost.MAX_MICROS) {
      throw new IllegalArgumentException("an attempt costs at most 1000000");
    }
    costMicros += micros;
  }

  /** What the attempt has cost so far, see {@link Cost}. */
  synchronized long costMicros() {
    return costMicros;
  }

  /** Takes what is printed. */
  PrintStream log() {
    return log;
  }

  private synchronized Path logFile() {
    try {
      return folder().log();
    } catch (IOException e) {
      broken = e;
      throw new UncheckedIOException(e);
    }
  }

  /** Throws what kept the stage from being served, also if it went on all the same. */
  synchronized void check() throws RefusedException, IOException {
    switch (broken) {
      case null -> {}
      case IOException e -> throw e;
      case RefusedException e -> throw e;
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException(broken);
    }
  }

  /** The input that the stage changed, if it did. */
  synchronized Optional<String> changed() throws IOException {
    return layout == null ? Optional.empty() : layout.guard().changed();
  }

  /** Takes the outputs of a stage that returned, into the store. */
  synchronized SortedMap<String, AssetContent> outputs() throws RefusedException, IOException {
    SortedMap<String, Output> outputs = order.stage().stage().outputs();
    if (context == null && held.keySet().equals(outputs.keySet())) {
      OutputIntake intake = new OutputIntake(store, order.stage().rules().schemas());
      SortedMap<String, AssetContent> taken = new TreeMap<>();
      for (Output output : outputs.values()) {
        taken.put(
            output.name(), intake.bytes(output, held.getOrDefault(output.name(), new byte[0])));
      }
      return taken;
    }
    TaskContext _ = laidOut(); // says best what is missing
    if (watched != null) {
      watched.check(outputs.values());
    }
    return new OutputCollector(store, order.stage().rules().schemas()).collect(folder(), outputs);
  }

  /** Throws if an attempt that did not end well wrote too much, which was why it ended. */
  synchronized void checkExcess() throws RefusedException {
    if (watched != null) {
      watched.check(List.of());
    }
  }

  /** What was printed; nothing more is taken. */
  Log printed() throws IOException {
    log.close(); // without the lock, which the stream takes when it asks for its file
    return read();
  }

  private synchronized Log read() throws IOException {
    return folder == null ? Log.EMPTY : Log.read(folder.log(), secrets.values());
  }

  /**
   * Gives the folder back.
   *
   * @param again whether another attempt may use it
   */
  void leave(boolean again) {
    log.close();
    giveBack(again);
  }

  private synchronized void giveBack(boolean again) {
    if (watched != null) {
      watched.close();
    }
    if (folder != null) {
      folders.giveBack(folder, again);
    }
  }

  private WorkingFolder folder() throws IOException {
    if (folder == null) {
      folder = folders.take(order.task(), order.attempt());
    }
    return folder;
  }
}
