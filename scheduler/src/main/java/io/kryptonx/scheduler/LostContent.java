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

  /** Where content that is gone comes from again. */
  private static final class Makers {
    final List<Task> tasks = new ArrayList<>();

    /** Whether some of it is known, and is put into the store again. */
    boolean kept;

    /** Whether it is all of it. */
    boolean complete = true;
  }

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

  private Optional<Failure> remake(Task task, Makers makers, List<Digest> digests) {
    boolean again = makers.kept && task.kept < MAX_REMADE;
    if (!makers.complete || makers.tasks.isEmpty() && !again) {
      return Optional.of(
          new Failure(
              Failure.Kind.LOST,
              "content of its inputs is gone from the store and cannot be made again: "
                  + digests.stream().map(Digest::shortHex).toList()
                  + "; if it is that of a source, put the file back; then run again with --fresh"));
    }
    if (makers.kept) {
      task.kept++;
    }
    task.missing = makers.tasks.size();
    if (makers.tasks.isEmpty()) {
      readiness.madeAgain(task);
    }
    for (Task maker : makers.tasks) {
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

  /** What makes all that is gone among the inputs. */
  private Makers makers(Task task, List<Digest> digests) {
    Set<Digest> gone = new TreeSet<>(digests);
    Makers makers = new Makers();
    for (Port port : task.stage.node.ports()) {
      Set<Digest> wanted = held(task.inputs[port.index()], gone);
      for (AssetNode asset : port.alternatives()) {
        addMakers(makers, task.turn.frame, asset, wanted);
      }
      makers.complete &= wanted.isEmpty();
    }
    return makers;
  }

  /** What makes all that is gone among what a pass is judged by. */
  private Makers makers(Pass pass, List<Digest> digests) {
    Set<Digest> gone = new TreeSet<>(digests);
    Makers makers = new Makers();
    for (AssetNode asset : pass.loop.node.seen().values()) {
      Set<Digest> wanted = held(pass.value(asset).orElse(null), gone);
      addMakers(makers, pass.frame, asset, wanted);
      makers.complete &= wanted.isEmpty();
    }
    return makers;
  }

  /** Those that made an asset of a frame; they may stand in another one, around it or in it. */
  private void addMakers(Makers makers, Frame frame, AssetNode asset, Set<Digest> wanted) {
    if (asset.given()) {
      frame.pass().ifPresent(pass -> addGivers(makers, pass, Pass.nameOf(asset), wanted));
      return;
    }
    Optional<StageState> stage = state.stage(asset.ref().node()).filter(s -> frame.find(s) != null);
    if (stage.isEmpty()) {
      return;
    }
    if (stage.get().node.failed().filter(asset::equals).isPresent()) {
      keepRecords(makers, frame.turn(stage.get()).tasks, wanted);
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

  /** Records of failures need no stage. */
  private void keepRecords(Makers makers, List<Task> tasks, Set<Digest> wanted) {
    for (Task task : tasks) {
      if (task.status == TaskStatus.FAILED
          && wanted.remove(FailureRecord.snapshot(task).digest())) {
        readiness.keep(task);
        makers.kept = true;
      }
    }
  }

  /** Those that made what a loop gives its stages in a pass. */
  private void addGivers(Makers makers, Pass pass, String name, Set<Digest> wanted) {
    LoopState loop = pass.loop;
    if (name.equals(Action.Loop.WITH)) {
      if (wanted.removeAll(held(pass.given(name), wanted))) {
        readiness.keepWith(pass);
        makers.kept = true;
      }
      return;
    }
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
  private void addYielding(Makers makers, LoopState loop, Set<Digest> wanted) {
    int chosen = loop.end().map(Event.LoopEnd::chosen).orElse(0);
    if (loop.instead != null && chosen == 0) {
      addMakers(makers, loop.pass().frame, loop.node.instead().orElseThrow(), wanted);
    } else if (chosen == 0) {
      addGivers(makers, loop.pass(1), Action.Loop.CARRY, wanted);
    } else {
      addMakers(makers, loop.pass(chosen).frame, loop.node.result(), wanted);
    }
  }

  private void addMakers(Makers makers, List<Task> tasks, int output, Set<Digest> wanted) {
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
        if (!makers.tasks.contains(maker)) {
          makers.tasks.add(maker);
        }
      }
    }
  }

  /** What people let go on was made by what is above, unless somebody edited it. */
  private void addApproved(Makers makers, Task review, Set<Digest> wanted) {
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
