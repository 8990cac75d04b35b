package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a task whose inputs hold content that is gone from the store: for each digest one
 * task that made it makes it again, and the task waits for them. Where there is none, because it is
 * a source's or pinned or was made again too often, the task fails.
 */
final class LostContent {

  /** How often a task is done again because its content was gone. */
  static final int MAX_REMADE = 3;

  private final RunState state;
  private final Readiness readiness;

  LostContent(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
  }

  /** Opens the tasks that make it again, or says why that cannot be. */
  Optional<Failure> remake(Task task, List<Digest> digests) {
    return remake(task, makers(task, digests), digests);
  }

  /** The same of what an iteration is judged by; its loop waits for it. */
  Optional<Failure> remake(Pass pass, List<Digest> digests) {
    return remake(pass.loop.task, makers(pass, digests), digests);
  }

  private Optional<Failure> remake(Task task, Optional<List<Task>> makers, List<Digest> digests) {
    if (makers.isEmpty()) {
      return Optional.of(
          new Failure(
              Failure.Kind.LOST,
              "content of its inputs is gone from the store and cannot be made again: "
                  + digests.stream().map(Digest::shortHex).toList()
                  + "; if it is that of a source, put the file back; then run again with --fresh"));
    }
    task.missing = makers.get().size();
    for (Task maker : makers.get()) {
      maker.addDependent(task);
      if (maker.isEnded()) {
        maker.turn.count(maker.knownStatus(), -1);
        maker.turn.open();
        maker.status = null;
        maker.remade++;
        readiness.offer(maker);
      }
    }
    return Optional.empty();
  }

  /** Tasks that made all that is gone among the inputs; empty where one of it has no maker. */
  private Optional<List<Task>> makers(Task task, List<Digest> digests) {
    Set<Digest> gone = new TreeSet<>(digests);
    List<Task> makers = new ArrayList<>();
    for (Port port : task.stage.node.ports()) {
      Set<Digest> wanted = held(task.inputs[port.index()], gone);
      for (AssetNode asset : port.alternatives()) {
        addMakers(makers, task.turn.frame, asset, wanted);
      }
      if (!wanted.isEmpty()) {
        return Optional.empty();
      }
    }
    return makers.isEmpty() ? Optional.empty() : Optional.of(makers);
  }

  /** Tasks that made all that is gone among what a pass is judged by. */
  private Optional<List<Task>> makers(Pass pass, List<Digest> digests) {
    Set<Digest> gone = new TreeSet<>(digests);
    List<Task> makers = new ArrayList<>();
    for (AssetNode asset : pass.loop.node.seen().values()) {
      Set<Digest> wanted = held(pass.value(asset).orElse(null), gone);
      addMakers(makers, pass.frame, asset, wanted);
      if (!wanted.isEmpty()) {
        return Optional.empty();
      }
    }
    return makers.isEmpty() ? Optional.empty() : Optional.of(makers);
  }

  /** Those that made an asset of a frame; they may stand in another one, around it or in it. */
  private void addMakers(List<Task> makers, Frame frame, AssetNode asset, Set<Digest> wanted) {
    if (asset.given()) {
      frame.pass().ifPresent(pass -> addGivers(makers, pass, Pass.nameOf(asset), wanted));
      return;
    }
    Optional<StageState> stage =
        state.stage(asset.ref().node()).filter(s -> s.node.outputs().contains(asset));
    if (stage.isEmpty() || frame.find(stage.get()) == null) {
      return;
    }
    List<Task> tasks = frame.turn(stage.get()).tasks;
    if (stage.get().node.isLoop()) {
      tasks.stream()
          .filter(Task::hasOutputs)
          .filter(task -> !held(task.knownOutputs()[0], wanted).isEmpty())
          .forEach(task -> addYielding(makers, task.knownLoop(), wanted));
    } else {
      addMakers(makers, tasks, stage.get().node.outputs().indexOf(asset), wanted);
    }
  }

  /** Those that made what a loop gives its stages in a pass. */
  private void addGivers(List<Task> makers, Pass pass, String name, Set<Digest> wanted) {
    LoopState loop = pass.loop;
    boolean carry = name.equals(Action.Loop.CARRY);
    if (carry && pass.number > 1) {
      Frame before = loop.pass(pass.number - 1).frame;
      addMakers(makers, before, loop.node.next(), wanted);
      return;
    }
    String input = carry ? loop.node.loop().carry() : name;
    loop.task.stage.node.ports().stream()
        .filter(port -> port.input().name().equals(input))
        .flatMap(port -> port.alternatives().stream())
        .forEach(asset -> addMakers(makers, loop.task.turn.frame, asset, wanted));
  }

  /** Those that made what a loop that has ended yields. */
  private void addYielding(List<Task> makers, LoopState loop, Set<Digest> wanted) {
    int chosen = loop.end().map(Event.LoopEnd::chosen).orElse(0);
    if (loop.instead != null && chosen == 0) {
      addMakers(makers, loop.pass().frame, loop.node.instead().orElseThrow(), wanted);
    } else if (chosen == 0) {
      addGivers(makers, loop.pass(1), Action.Loop.CARRY, wanted);
    } else {
      addMakers(makers, loop.pass(chosen).frame, loop.node.result(), wanted);
    }
  }

  private void addMakers(List<Task> makers, List<Task> tasks, int output, Set<Digest> wanted) {
    for (Task maker : tasks) {
      if (wanted.isEmpty()) {
        return;
      }
      if (maker.outputs == null) {
        continue;
      }
      Set<Digest> makes = held(maker.knownOutputs()[output], wanted);
      if (makes.isEmpty()) {
        continue;
      }
      if (maker.stage.node.stage().review().isPresent()) {
        Set<Digest> left = new TreeSet<>(makes);
        addApproved(makers, maker, left);
        makes.removeAll(left);
        wanted.removeAll(makes);
      } else if (canRemake(maker)) {
        wanted.removeAll(makes);
        if (!makers.contains(maker)) {
          makers.add(maker);
        }
      }
    }
  }

  /** What people let go on was made by what is above, unless somebody edited it. */
  private void addApproved(List<Task> makers, Task review, Set<Digest> wanted) {
    String input = review.stage.node.stage().review().orElseThrow().input();
    review.stage.node.ports().stream()
        .filter(port -> port.input().name().equals(input))
        .flatMap(port -> port.alternatives().stream())
        .forEach(asset -> addMakers(makers, review.turn.frame, asset, wanted));
  }

  private static boolean canRemake(Task maker) {
    return Doubts.effect(maker).isEmpty()
        && !maker.stage.node.stage().isConsulted()
        && isDoneAgain(maker);
  }

  private static boolean isDoneAgain(Task maker) {
    return !maker.isEnded() || maker.status != TaskStatus.LOCKED && maker.remade < MAX_REMADE;
  }

  /** Those digests that a value holds. */
  private static Set<Digest> held(@Nullable InputValue value, Collection<Digest> among) {
    Set<Digest> held = new TreeSet<>();
    switch (value) {
      case null -> {}
      case InputValue.Absent _ -> {}
      case Snapshot snapshot -> addIfAmong(held, snapshot.digest(), among);
      case Members members ->
          members.list().forEach(m -> addIfAmong(held, m.snapshot().digest(), among));
      case PartialMembers(var members, _) -> held.addAll(held(members, among));
    }
    return held;
  }

  private static void addIfAmong(Set<Digest> held, Digest digest, Collection<Digest> among) {
    if (among.contains(digest)) {
      held.add(digest);
    }
  }
}
