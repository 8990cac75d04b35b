package io.kryptonx.worker.local;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.command.Secrets;
import io.kryptonx.worker.evaluation.TaskExpressions;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolders;
import io.kryptonx.worker.java.Deadline;
import io.kryptonx.worker.java.HostRequests;
import io.kryptonx.worker.java.PassingExceptions;
import io.kryptonx.worker.javahost.HostReply;
import io.kryptonx.worker.javahost.HostRequest;
import io.kryptonx.worker.javahost.StageCalls;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One attempt of a Java stage within the engine. It ends when the stage returns: one that is out of
 * time or told to stop is interrupted, and nothing can be done if it takes no notice.
 */
final class EngineAttempt {

  private final AssetStore store;
  private final Function<String, Optional<String>> environment;
  private final InstantSource time;
  private final Executor executor;
  private final WorkingFolders folders;
  private final OutputWatch watch;
  private final StageCalls calls;
  private final WorkOrder order;
  private final Code.Classes code;
  private SortedMap<String, String> secrets = new TreeMap<>();
  private List<String> warnings = List.of();
  private boolean acted;

  EngineAttempt(
      AssetStore store,
      Function<String, Optional<String>> environment,
      InstantSource time,
      Executor executor,
      WorkingFolders folders,
      OutputWatch watch,
      StageCalls calls,
      WorkOrder order,
      Code.Classes code) {
    this.store = store;
    this.environment = environment;
    this.time = time;
    this.executor = executor;
    this.folders = folders;
    this.watch = watch;
    this.calls = calls;
    this.order = order;
    this.code = code;
  }

  /** Whether an order asks for such an attempt. */
  static Optional<Code.Classes> code(WorkOrder order) {
    return order.stage().stage().isolation() == Isolation.NONE
            && order.stage().code() instanceof Code.Classes classes
        ? Optional.of(classes)
        : Optional.empty();
  }

  WorkResult perform(StopSignal stop) throws IOException {
    FixedWorld.take();
    Instant start = time.instant();
    try {
      secrets = Secrets.of(order.stage().stage(), environment);
      Layout.checkReads(order.stage().stage());
    } catch (RefusedException e) {
      return result(new Outcome.Failed(e.failure()), start, Optional.empty(), 0);
    }
    Interruption interruption = new Interruption();
    StopSignal inner = new StopSignal();
    Room room = new Room(store, order, code, secrets, folders, watch, inner, start);
    boolean again = false;
    try (StopSignal.Registration _ =
        stop.onStop(() -> {
          interruption.give(Interruption.Reason.STOPPED);
          inner.give();
        })) {
      Outcome outcome = told(room, interruption);
      again = outcome instanceof Outcome.Succeeded;
      return result(outcome, start, Attempt.put(store, room.printed()), room.costMicros());
    } finally {
      room.leave(again);
    }
  }

  private WorkResult result(
      Outcome outcome, Instant start, Optional<Snapshot> log, long costMicros) {
    return new WorkResult(
        outcome, Attempt.stats(order, start, time, log, warnings).withCost(costMicros));
  }

  private Outcome told(Room room, Interruption interruption) throws IOException {
    try {
      return outcome(room, interruption);
    } catch (RefusedException e) {
      return new Outcome.Failed((acted ? e.inDoubt() : e).failure());
    } catch (MissingContentException e) {
      return Attempt.lost(store, order, e.digest());
    }
  }

  private Outcome outcome(Room room, Interruption interruption)
      throws RefusedException, IOException {
    HostRequest facts = HostRequests.placeless(order, code, secrets);
    HostReply reply;
    try (Deadline _ =
            Deadline.start(
                order.stage().stage().timeout(),
                executor,
                () -> interruption.give(Interruption.Reason.TIMED_OUT));
        ThreadOutput.Scope _ = ThreadOutput.during(room.log())) {
      reply = calls.call(facts.classpath(), facts.mainClass(), new RoomContext(order, room, facts));
    }
    Optional<Interruption.Reason> reason = interruption.end();
    room.check();
    if (reason.isPresent() && reply.status() != HostReply.Status.RETURNED) {
      room.checkExcess();
      return switch (reason.get()) {
        case STOPPED -> new Outcome.Stopped();
        case TIMED_OUT -> new Outcome.Failed(Performance.timedOut(order.stage().stage()));
      };
    }
    return ended(room, reply);
  }

  private Outcome ended(Room room, HostReply reply) throws RefusedException, IOException {
    if (reply.status() != HostReply.Status.RETURNED) {
      Failure failure = new Failure(PassingExceptions.kind(reply.causes()), reply.message());
      return new Outcome.Failed(
          Performance.judged(order, Performance.blotted(failure, secrets), reply.causes()));
    }
    acted = order.key().isPresent();
    Optional<String> changed = room.changed();
    if (changed.isPresent()) {
      throw Attempt.changedInput(changed.get());
    }
    SortedMap<String, AssetContent> outputs = room.outputs();
    warnings = new TaskExpressions(store, order).validate(outputs);
    return new Outcome.Succeeded(outputs);
  }

  /** Interrupts the thread that made it, as long as that works for the attempt. */
  private static final class Interruption {

    enum Reason {
      STOPPED,
      TIMED_OUT
    }

    private final Thread thread = Thread.currentThread();
    private Optional<Reason> reason = Optional.empty();
    private boolean over;

    synchronized void give(Reason why) {
      if (!over && reason.isEmpty()) {
        reason = Optional.of(why);
        thread.interrupt();
      }
    }

    /** Nothing is interrupted any more. */
    synchronized Optional<Reason> end() {
      over = true;
      boolean _ = Thread.interrupted();
      return reason;
    }
  }
}
