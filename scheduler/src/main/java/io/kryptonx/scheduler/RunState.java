package io.kryptonx.scheduler;

import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.GraphPlanner;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of a run. It changes by applying events only, and is owned by one caller. */
final class RunState {

  /** How far the run as a whole has come. */
  enum Phase {
    /** Tasks are open. */
    WORKING,
    /** Those that are open wait for people, and so does the host. */
    RESTING,
    /** Every task ended; the host was told to conclude. */
    CONCLUDING,
    /** Files are being published. */
    PUBLISHING,
    /** Publishing ended; the end is next. */
    PUBLISHED,
    /** It has ended. */
    ENDED
  }

  final RunStart start;
  final Graph graph;
  final StageKeys keys;
  final BaseTable base;

  /** The stages that the run needs, in topological order. */
  final List<StageState> stages = new ArrayList<>();

  /** The frame of all stages that stand in no loop. */
  final Frame top;

  /** What these still have to do. */
  private final Remainder remainder = new Remainder();

  /** What each source holds: a snapshot or members. */
  final SortedMap<String, InputValue> sources = new TreeMap<>();

  /** The first task of each fingerprint. */
  final Table<Fingerprint, Task> byFingerprint = new Table<>();

  /** Stages and items of which an iteration made the outside equal to its input in this run. */
  final Table<TaskId, TaskId> applied = new Table<>();

  /** Equal charges of many tasks, held once. */
  private final Table<Charge, Charge> charges = new Table<>();

  /** What people pinned, by task. */
  final Locks locks;

  /** Dead letters that stay as they are. */
  private final Table<TaskId, DeadLetter> dead = new Table<>();

  Phase phase = Phase.WORKING;
  RunStatus status = RunStatus.OPEN;
  long epoch;
  boolean cancelled;

  /** What all attempts took so far. */
  Charge spent = Charge.NONE;

  /** How many tasks need an attempt that is not begun, since the budget is spent. */
  int withheld;

  /** What of the budget was used up, once the run ended of it. */
  @Nullable String budgetSpent;

  @Nullable String publicationRefused;
  @Nullable Digest digest;
  List<PublishedFile> publication = List.of();
  CollectionRef publicationSet = Members.of(List.of()).ref();

  private final Table<String, StageState> byName = new Table<>();

  /** Stages by what they were called before. */
  private final Table<String, StageState> renamed = new Table<>();

  RunState(RunStart start, Contents contents) {
    this.start = start;
    Pipeline pipeline = PipelineCodec.decode(contents.get(start.definition()));
    this.graph = GraphPlanner.plan(pipeline);
    this.keys = StageKeys.decode(contents.get(start.keys()));
    this.base =
        BaseTable.read(start.rollback().isPresent() ? Optional.empty() : start.base(), contents);
    start
        .sources()
        .forEach((name, content) ->
            sources.put(
                name,
                switch (content) {
                  case Snapshot snapshot -> snapshot;
                  case CollectionRef(var root, _) -> Members.read(root, contents);
                }));
    start
        .redrive()
        .ifPresent(redrive ->
            DeadLetter.read(redrive.kept(), contents)
                .forEach(letter -> dead.putNew(letter.task(), letter)));
    this.locks = Locks.read(start, contents);
    SortedSet<String> needed =
        start.rollback().isPresent() ? new TreeSet<>() : graph.needed(start.targets());
    List<StageState> outer = new ArrayList<>();
    for (StageNode node : graph.stages()) {
      if (needed.contains(node.name())) {
        InvariantViolation.check(
            !keys.parts(node.name()).isEmpty(), "stage " + node.name() + " has no key");
        Optional<LoopNode> loop = graph.loopAround(node.name());
        int slot = loop.map(around -> slot(around, node)).orElse(outer.size());
        StageState stage = new StageState(node, keys.of(node.name()), slot, remainder, loop);
        if (loop.isEmpty()) {
          outer.add(stage);
        }
        stages.add(stage);
        node.ports().forEach(port -> port.alternatives().forEach(this::checkSource));
        byName.putNew(node.name(), stage);
        node.stage().renamedFrom().ifPresent(old -> renamed.putNew(old, stage));
      }
    }
    top = new Frame(outer, remainder);
  }

  /** The place of a stage in the passes of a loop; below 0 where nothing there needs it. */
  private static int slot(LoopNode loop, StageNode stage) {
    return loop.stages().indexOf(stage);
  }

  /** What a source holds has to fit its dimensions, since items are made of it. */
  private void checkSource(AssetNode asset) {
    String name = asset.ref().node();
    if (!graph.pipeline().sources().containsKey(name)) {
      return;
    }
    int dimensions = asset.dimensions().size();
    boolean fits =
        switch (sources.get(name)) {
          case null -> false;
          case Snapshot _ -> dimensions == 0;
          case Members members -> dimensions > 0 && Outputs.haveParts(members, dimensions);
          case PartialMembers _, InputValue.Absent _ -> false;
        };
    InvariantViolation.check(fits, "source " + name + " does not hold what its definition says");
  }

  /** An equal charge, which many tasks share. */
  Charge same(Charge charge) {
    return charges.first(charge, charge);
  }

  Optional<StageState> stage(String name) {
    return byName.find(name);
  }

  Optional<Task> task(TaskId id) {
    return stage(id.stage()).flatMap(stage -> stage.task(id.item(), id.iteration()));
  }

  /** The pass that an iteration is, where it is to be judged. */
  Optional<Pass> judging(TaskId iteration) {
    List<Integer> path = iteration.iteration().path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Iteration around = new Iteration(path.subList(0, path.size() - 1));
    return task(new TaskId(iteration.stage(), iteration.item(), around))
        .filter(task -> task.phase() == Task.Phase.JUDGING)
        .map(Task::knownLoop)
        .filter(loop -> loop.phase() == LoopState.Phase.JUDGING)
        .map(LoopState::pass)
        .filter(pass -> pass.number == path.getLast());
  }

  /** The dead letter that a task stays, where it is not to be done again. */
  Optional<DeadLetter> dead(Task task) {
    return dead.find(task.id()).or(() -> task.formerId().flatMap(dead::find));
  }

  /** What a task had made in the base run, also where its stage had another name. */
  Optional<BaseTable.Entry> before(Task task) {
    return base.withOutputs(task.id()).or(() -> task.formerId().flatMap(base::withOutputs));
  }

  /** How a task ends that was executed. */
  TaskStatus ranOrUnchanged(Task task) {
    return before(task).filter(entry -> entry.outputs().equals(Outputs.named(task))).isPresent()
        ? TaskStatus.UNCHANGED
        : TaskStatus.RAN;
  }

  /** The task that an entry of the base run belongs to. */
  TaskId heir(TaskId before) {
    return byName.has(before.stage())
        ? before
        : renamed
            .find(before.stage())
            .map(stage -> new TaskId(stage.name(), before.item(), before.iteration()))
            .orElse(before);
  }

  /** Whether a stage can get no more tasks, and all that it has ended. */
  boolean isComplete(StageState stage) {
    Optional<StageState> around = stage.loop().flatMap(loop -> stage(loop.name()));
    return around.isPresent()
        ? isComplete(around.get())
        : top.turn(stage).isClosed() && top.turn(stage).isIdle();
  }

  /** Whether nothing is left to do but to conclude. */
  boolean isExhausted() {
    return remainder.isNothing();
  }

  /** Whether an engine may take the run on: a later one, or the same where the run rested. */
  boolean mayGoOn(long by) {
    return by > epoch || by == epoch && phase == Phase.RESTING;
  }

  /** What of the budget is used up, where it is spent. */
  Optional<String> overBudget() {
    return graph.pipeline().budget().spent(spent);
  }

  /** Whether a task gets no attempt any more; content that others wait for is made all the same. */
  boolean withholds(Task task) {
    return task.remade == 0 && overBudget().isPresent();
  }

  /** Whether nothing goes on without spending more than the budget. */
  boolean waitsForBudget() {
    return withheld > 0 && !remainder.isActive();
  }

  /** Whether nothing goes on until a person decides something. */
  boolean waitsForPeople() {
    return !remainder.isNothing() && !remainder.isActive() && count(TaskStatus.WAITING) > 0;
  }

  int count(TaskStatus status) {
    return stages.stream().mapToInt(stage -> stage.count(status)).sum();
  }

  /** How the run ends when it ends now. */
  RunStatus outcome() {
    if (cancelled) {
      return RunStatus.CANCELLED;
    }
    boolean failed =
        stages.stream().anyMatch(StageState::hasOpenFailures)
            || publicationRefused != null
            || budgetSpent != null;
    return failed ? RunStatus.FAILED : RunStatus.SUCCEEDED;
  }

  List<Task> allTasks() {
    List<Task> all = new ArrayList<>();
    stages.forEach(stage -> all.addAll(stage.tasks));
    return all;
  }
}
