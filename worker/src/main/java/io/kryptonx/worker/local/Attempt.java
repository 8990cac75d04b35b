package io.kryptonx.worker.local;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.command.Secrets;
import io.kryptonx.worker.evaluation.TaskExpressions;
import io.kryptonx.worker.folder.CostFile;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.java.JavaRunner;
import io.kryptonx.worker.process.Log;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** One attempt, from an empty folder to the outputs in the store. Used once, by one thread. */
final class Attempt {

  private final AssetStore store;
  private final Function<String, Optional<String>> environment;
  private final InstantSource time;
  private final Surroundings around;
  private final Supplier<JavaRunner> java;
  private final WorkOrder order;
  private final WorkingFolder folder;
  private SortedMap<String, String> secrets = new TreeMap<>();
  private List<String> warnings = List.of();
  private CostFile cost = CostFile.NONE;
  private boolean acted;

  Attempt(
      AssetStore store,
      Function<String, Optional<String>> environment,
      InstantSource time,
      Surroundings around,
      Supplier<JavaRunner> java,
      WorkOrder order,
      WorkingFolder folder) {
    this.store = store;
    this.environment = environment;
    this.time = time;
    this.around = around;
    this.java = java;
    this.order = order;
    this.folder = folder;
  }

  WorkResult perform(StopSignal stop) throws IOException {
    Instant start = time.instant();
    Outcome outcome;
    try {
      outcome = outcome(start, stop);
    } catch (RefusedException e) {
      outcome = new Outcome.Failed((acted ? e.inDoubt() : e).failure());
    } catch (MissingContentException e) {
      outcome = lost(store, order, e.digest());
    }
    Log log = Log.read(folder.log(), secrets.values());
    return new WorkResult(
        outcome, stats(order, start, time, put(store, log), warnings).withCost(cost.costMicros()));
  }

  private Outcome outcome(Instant start, StopSignal stop) throws RefusedException, IOException {
    secrets = Secrets.of(order.stage().stage(), environment);
    Layout layout =
        Layout.make(order, folder, store, around.spares(), start, around.perturbation());
    if (stop.isGiven()) {
      return new Outcome.Stopped();
    }
    Performance.End end;
    try (OutputWatch.Watched watched = around.watch().begin(folder, stop)) {
      end = new Performance(store, around, java, order, layout, secrets).perform(watched.stop());
      watched.check(
          end instanceof Performance.Done ? order.stage().stage().outputs().values() : List.of());
    } finally {
      cost = CostFile.read(folder.cost());
    }
    Optional<String> changed =
        end.inputsWereProtected() ? Optional.empty() : layout.guard().changed();
    acted = order.key().isPresent() && end instanceof Performance.Done;
    return switch (end) {
      case Performance.Stopped _ -> new Outcome.Stopped();
      case Performance.Failed(Failure failure, _) -> {
        warnings = cost.mistake().isEmpty() ? List.of() : List.of(cost.mistake());
        yield new Outcome.Failed(failure);
      }
      case Performance.Done _ -> {
        if (changed.isPresent()) {
          throw changedInput(changed.get());
        }
        cost.check();
        OutputCollector collector = new OutputCollector(store, order.stage().rules().schemas());
        SortedMap<String, AssetContent> outputs =
            collector.collect(folder, order.stage().stage().outputs());
        warnings = new TaskExpressions(store, order).validate(outputs);
        if (order.stage().stage().action().isCommand()) { // whose processes are all gone
          layout.guard().spare(around.spares());
        }
        yield new Outcome.Succeeded(outputs);
      }
    };
  }

  /** The statistics of an attempt that ends now. */
  static AttemptStats stats(
      WorkOrder order,
      Instant start,
      InstantSource time,
      Optional<Snapshot> log,
      List<String> warnings) {
    long worked = time.instant().toEpochMilli() - start.toEpochMilli();
    return new AttemptStats(order.waitedMillis(), Math.max(0, worked), log, warnings);
  }

  static RefusedException changedInput(String name) {
    return new RefusedException(
        "the stage changed its input '%s'; inputs are read-only, so copy it first".formatted(name));
  }

  /** What of the content that an order needs is not there. */
  static Outcome.InputsLost lost(AssetStore store, WorkOrder order, Digest seen) {
    TreeSet<Digest> lost = new TreeSet<>(store.missing(Layout.digests(order, store)));
    lost.add(seen);
    return new Outcome.InputsLost(List.copyOf(lost));
  }

  /** What was printed, in the store. */
  static Optional<Snapshot> put(AssetStore store, Log log) {
    if (log.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = log.bytes();
    return Optional.of(new Snapshot(MediaType.parse("text/plain"), bytes.length, store.put(bytes)));
  }
}
