package io.kryptonx.worker.local;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.command.Secrets;
import io.kryptonx.worker.evaluation.RouteExpressions;
import io.kryptonx.worker.evaluation.TaskExpressions;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.http.HttpCall;
import io.kryptonx.worker.jdbc.Upsert;
import io.kryptonx.worker.table.MalformedTableException;
import io.kryptonx.worker.table.TableSplit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One attempt of a stage that is performed here, without a process of its own. */
final class OwnWork {

  private final AssetStore store;
  private final Function<String, Optional<String>> environment;
  private final InstantSource time;
  private final Path root;
  private final WorkOrder order;

  /**
   * An attempt.
   *
   * @param environment where secrets are looked up
   * @param root for a folder, where one is needed
   */
  OwnWork(
      AssetStore store,
      Function<String, Optional<String>> environment,
      InstantSource time,
      Path root,
      WorkOrder order) {
    this.store = store;
    this.environment = environment;
    this.time = time;
    this.root = root;
    this.order = order;
  }

  /** Whether an action is such work. */
  static boolean is(Action action) {
    return switch (action) {
      case Action.Expression _, Action.Split _, Action.Http _, Action.Jdbc _, Action.Route _ ->
          true;
      case Action.Shell _,
          Action.Program _,
          Action.JavaFile _,
          Action.JavaClass _,
          Action.Approve _,
          Action.Removed _,
          Action.Loop _ ->
          false;
    };
  }

  WorkResult perform(StopSignal stop) throws IOException {
    Instant start = time.instant();
    List<String> warnings = new ArrayList<>();
    long cost = 0;
    Outcome outcome;
    try {
      TaskExpressions expressions = new TaskExpressions(store, order);
      outcome =
          switch (order.stage().stage().action()) {
            case Action.Split split ->
                ended(start, stop, split(split, () -> stop.isGiven() || isLate(start)));
            case Action.Http http -> call(http, stop);
            case Action.Jdbc jdbc -> upsert(jdbc, stop);
            case Action.Route route ->
                ended(start, stop, new RouteExpressions(store, order).taken(route));
            case Action.Expression _,
                Action.Shell _,
                Action.Program _,
                Action.JavaFile _,
                Action.Approve _,
                Action.Removed _,
                Action.Loop _,
                Action.JavaClass _ ->
                ended(start, stop, expressions.outputs());
          };
      if (outcome instanceof Outcome.Succeeded(var outputs)) {
        cost = expressions.costMicros(outputs, warnings);
        warnings.addAll(validated(expressions, outputs));
      }
    } catch (RefusedException e) {
      outcome = new Outcome.Failed(e.failure());
    } catch (MissingContentException e) {
      outcome = Attempt.lost(store, order, e.digest());
    }
    AttemptStats stats = Attempt.stats(order, start, time, Optional.empty(), warnings);
    return new WorkResult(outcome, stats.withCost(cost));
  }

  private Outcome ended(Instant start, StopSignal stop, SortedMap<String, AssetContent> outputs) {
    if (stop.isGiven()) {
      return new Outcome.Stopped();
    }
    return isLate(start)
        ? new Outcome.Failed(Performance.timedOut(order.stage().stage()))
        : new Outcome.Succeeded(outputs);
  }

  /** What an effect recorded is looked at once it has acted. */
  private List<String> validated(
      TaskExpressions expressions, SortedMap<String, AssetContent> outputs)
      throws RefusedException {
    try {
      return expressions.validate(outputs);
    } catch (RefusedException e) {
      throw order.act().isPresent() ? e.inDoubt() : e;
    } catch (MissingContentException e) {
      if (order.act().isEmpty()) {
        throw e;
      }
      throw new RefusedException("content that 'validate' names is gone from the store").inDoubt();
    }
  }

  private Outcome call(Action.Http http, StopSignal stop) throws RefusedException, IOException {
    SortedMap<String, String> secrets = Secrets.of(order.stage().stage(), environment);
    WorkingFolder folder = WorkingFolder.create(root, order.task(), order.attempt());
    try {
      return HttpCall.send(store, order, http, secrets, folder.base().resolve("answer"), stop);
    } finally {
      Deletion.delete(folder.base());
    }
  }

  private Outcome upsert(Action.Jdbc jdbc, StopSignal stop) throws RefusedException, IOException {
    SortedMap<String, String> secrets = Secrets.of(order.stage().stage(), environment);
    return Upsert.perform(store, order, jdbc, secrets, stop);
  }

  private boolean isLate(Instant start) {
    return order
        .stage()
        .stage()
        .timeout()
        .filter(limit -> time.instant().isAfter(start.plus(limit)))
        .isPresent();
  }

  private SortedMap<String, AssetContent> split(Action.Split split, BooleanSupplier stop)
      throws RefusedException, IOException {
    Stage stage = order.stage().stage();
    Output output = stage.outputs().values().iterator().next();
    InputValue input = order.inputs().get(split.input());
    if (!(input instanceof Snapshot table) || !output.each()) {
      throw new RefusedException(
          "a split takes one table and makes one output with each: true; input '%s' is no single table"
              .formatted(split.input()));
    }
    WorkingFolder folder = WorkingFolder.create(root, order.task(), order.attempt());
    try (InputStream in = store.open(table.digest())) {
      List<Member> parts =
          new TableSplit(store, folder.work(), output.type(), stop)
              .cut(in, split.format(), split.cut());
      Members members = Members.of(parts);
      members.contents().values().forEach(store::putDurable);
      return new TreeMap<>(Map.of(output.name(), members.ref()));
    } catch (MalformedTableException e) {
      throw new RefusedException(
          "input '%s' is no %s: %s; correct what makes it"
              .formatted(split.input(), split.format().label(), e.reason()));
    } finally {
      Deletion.delete(folder.base());
    }
  }
}
