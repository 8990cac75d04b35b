package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the end of a task to what is below it: items arrive at inputs, sets close, tasks come
 * into being. Works off a queue, so that a chain of any length needs no deep stack.
 */
final class Propagation {

  private final RunState state;
  private final Readiness readiness;
  private final Loops loops;
  private final Deque<Runnable> queue = new ArrayDeque<>();

  /** By index of the asset: the inputs that take it, of stages that the run needs. */
  private final List<List<Consumer>> consumers = new ArrayList<>();

  /** By name of a stage: those that wait for its end. */
  private final SortedMap<String, List<StageState>> followers = new TreeMap<>();

  Propagation(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
    this.loops = new Loops(state, readiness, this);
    state.graph.assets().forEach(_ -> consumers.add(new ArrayList<>()));
    for (StageState stage : state.stages) {
      for (Port port : stage.node.ports()) {
        for (int rank = 0; rank < port.alternatives().size(); rank++) {
          AssetNode asset = port.alternatives().get(rank);
          consumers.get(asset.index()).add(new Consumer(stage, port, rank));
        }
      }
      for (String before : stage.node.stage().dependsOn()) {
        followers.computeIfAbsent(before, _ -> new ArrayList<>()).add(stage);
      }
    }
    for (StageState stage : state.stages) {
      stage.hasTaker =
          stage.node.failed().filter(node -> !consumers.get(node.index()).isEmpty()).isPresent();
    }
  }

  Loops loops() {
    return loops;
  }

  /** Lets all that the sources hold arrive. */
  void begin() {
    start(state.top, state.stages.stream().filter(stage -> !stage.isInLoop()).toList());
    for (AssetNode asset : state.graph.assets()) {
      InputValue value = state.sources.get(asset.ref().node());
      if (value != null) {
        arriveWhole(state.top, asset, value);
      }
    }
    drain();
  }

  /** Lets all that a loop gives its stages arrive in a new pass. */
  void begin(Pass pass) {
    Frame frame = pass.frame;
    start(frame, pass.loop.stages());
    for (AssetNode asset : pass.loop.node.given().values()) {
      arriveWhole(frame, asset, pass.given(Pass.nameOf(asset)));
    }
    queue.add(() -> loops.rested(frame));
  }

  /** Lets stages of a pass have their turn that waited for it. */
  void goOn(Pass pass, List<StageState> stages) {
    for (StageState stage : stages) {
      Turn turn = pass.frame.turn(stage);
      turn.takeWaiting().forEach(Runnable::run);
      queue.add(() -> closeIfDone(turn));
    }
    queue.add(() -> loops.rested(pass.frame));
  }

  private void start(Frame frame, List<StageState> stages) {
    for (StageState stage : stages) {
      Turn turn = frame.turn(stage);
      turn.gates = stage.node.stage().dependsOn().size();
      turn.join().start(frame.item, sink(turn));
      queue.add(() -> closeIfDone(turn));
    }
  }

  private void arriveWhole(Frame frame, AssetNode asset, InputValue value) {
    deliver(frame, asset, frame.item, value);
    close(frame, asset, Collections.singletonList(new Made(frame.item, value, null)));
  }

  /** Works off all that follows from what was queued. */
  void drain() {
    for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
      next.run();
    }
  }

  /** What was made again has been delivered before: only those that wait for it go on. */
  private void carryOn(Task task) {
    Frame frame = task.turn.frame;
    if (task.remade == 0) {
      for (AssetNode output : task.stage.node.assets()) {
        Made made = made(task, output);
        if (made.value() != null) {
          deliver(frame, output, made.item(), made.value());
        } else {
          lacking(frame, output, made);
        }
      }
    }
    readiness.release(task, this);
    task.turn.ended();
    closeIfDone(task.turn);
    loops.rested(frame);
  }

  private void deliver(Frame frame, AssetNode asset, Item item, InputValue value) {
    for (Arriving to : takers(frame, asset)) {
      if (!to.port().takesItems()) {
        continue; // takes its groups when the set is closed
      }
      if (value instanceof Members members && !asset.given()) {
        if (members.size() == 0 && asset.each() && to.port().isCollection()) {
          to.turn().collector(to.port()).addEmpty(item);
        }
        for (Member member : members.list()) {
          arrive(to, whole(item, member.item()), Arrival.of(member.snapshot()));
        }
      } else {
        arrive(to, item, Arrival.of(value));
      }
    }
  }

  private void lacking(Frame frame, AssetNode asset, Made made) {
    Item item = asset.each() ? made.item().with(Item.ANY) : made.item();
    for (Arriving to : takers(frame, asset)) {
      if (to.port().takesItems()) {
        arrive(to, item, Arrival.lacking(lack(made)));
      }
    }
  }

  /** The inputs in a frame that take an asset. */
  private List<Arriving> takers(Frame frame, AssetNode asset) {
    List<Arriving> takers = new ArrayList<>();
    for (Consumer consumer : consumers.get(asset.index())) {
      Turn turn = frame.find(consumer.stage());
      if (turn != null) {
        takers.add(new Arriving(turn, consumer.port(), consumer.rank()));
      }
    }
    return takers;
  }

  private void arrive(Arriving to, Item key, Arrival arrival) {
    Optional<Choice> choice = to.turn().choice(to.port());
    if (choice.isPresent()) {
      choice.get().arrive(to.rank(), key, arrival, chosen(to));
    } else {
      join(to, key, arrival);
    }
  }

  /** What takes the items of a choice: the collection that is made of it, or the join. */
  private BiConsumer<Item, Arrival> chosen(Arriving to) {
    return to.port().isCollection()
        ? to.turn().collector(to.port())::add
        : (item, arrival) -> join(to, item, arrival);
  }

  private void join(Arriving to, Item key, Arrival arrival) {
    to.turn().join().arrive(to.port(), key, arrival, sink(to.turn()));
  }

  private Join.Sink sink(Turn turn) {
    return new Join.Sink() {
      @Override
      public void combined(Item item, Arrival[] arrivals) {
        turn.whenDue(() -> create(turn, item, arrivals));
      }

      @Override
      public void without(Item item, TaskStatus status) {
        turn.whenDue(() -> createWithout(turn, item, status));
      }
    };
  }

  private void createWithout(Turn turn, Item item, TaskStatus status) {
    Task task = new Task(turn, item, new InputValue[turn.stage.node.ports().size()]);
    add(task);
    if (status == TaskStatus.FAILED) {
      task.failure =
          new Failure(Failure.Kind.PERMANENT, "an input with match: required has no such item");
    }
    end(task, status);
  }

  private void create(Turn turn, Item item, Arrival[] arrivals) {
    @Nullable InputValue[] inputs = new InputValue[arrivals.length];
    @Nullable TaskStatus lack = null;
    for (int i = 0; i < arrivals.length; i++) {
      inputs[i] = arrivals[i].value();
      if (arrivals[i].lack() != null && lack != TaskStatus.BLOCKED) {
        lack = arrivals[i].lack();
      }
    }
    Item shared = item.equals(turn.frame.item) ? turn.frame.item : item;
    Task task = new Task(turn, shared, inputs);
    add(task);
    if (lack != null) {
      end(task, lack);
    } else if (turn.gates > 0) {
      task.to(Task.Phase.HELD);
      turn.held.add(task);
    } else {
      let(task);
    }
  }

  /** Lets a task through the gates. */
  private void let(Task task) {
    if (task.turn.gateBlocked) {
      end(task, TaskStatus.BLOCKED);
    } else {
      readiness.complete(task, this);
    }
  }

  /** A stage has ended for all those that wait for it. */
  private void open(Turn ended) {
    for (StageState stage : followers.getOrDefault(ended.stage.name(), List.of())) {
      Turn turn = ended.frame.find(stage);
      if (turn == null) {
        continue;
      }
      turn.gates--;
      turn.gateBlocked |= ended.blocksOthers();
      if (turn.gates == 0) {
        List<Task> held = List.copyOf(turn.held);
        turn.held.clear();
        held.forEach(this::let);
      }
    }
  }

  private static void add(Task task) {
    InvariantViolation.check(task.turn.add(task), "task " + task.id() + " came into being twice");
  }

  /**
   * Marks a task as ended and queues what follows; until that was worked off, it counts as open.
   */
  void end(Task task, TaskStatus status) {
    task.to(Task.Phase.ENDED);
    task.status = status;
    if (!status.hasOutputs()) {
      task.outputs = null;
    }
    task.turn.count(status, 1);
    task.stage.stale += task.stale ? 1 : 0;
    if (task.remade == 0) {
      task.stage.charged = task.stage.charged.plus(task.charge);
      Loops.charge(task);
    }
    if (status == TaskStatus.FAILED) {
      readiness.keep(task);
    } else if (status == TaskStatus.RAN || status == TaskStatus.UNCHANGED) {
      Loops.ran(task.turn.frame);
    }
    queue.add(() -> carryOn(task));
  }

  private void closeIfDone(Turn turn) {
    if (turn.isClosed() || turn.isDeferred() || !turn.isIdle() || !turn.join().isClosed()) {
      return;
    }
    turn.close();
    for (AssetNode output : turn.stage.node.assets()) {
      close(turn.frame, output, turn.tasks.stream().map(task -> made(task, output)).toList());
    }
    open(turn);
    loops.rested(turn.frame);
  }

  /** All items of an asset are known: collections are made of them, and the inputs close. */
  private void close(Frame frame, AssetNode asset, List<Made> all) {
    for (Arriving to : takers(frame, asset)) {
      Turn turn = to.turn();
      Optional<Choice> choice = turn.choice(to.port());
      if (choice.isPresent()) {
        choice.get().close(to.rank(), chosen(to));
        if (!choice.get().isClosed()) {
          continue;
        }
      }
      if (to.port().isCollection()) {
        Collector collector =
            choice.isPresent() ? turn.collector(to.port()) : collected(to.port(), all);
        collector.groups((key, arrival) -> join(to, key, arrival));
      }
      turn.join().close(to.port(), sink(turn));
      queue.add(() -> closeIfDone(turn));
    }
  }

  private static Collector collected(Port port, List<Made> all) {
    Collector collector = new Collector(port);
    all.forEach(collector::add);
    return collector;
  }

  static Made made(Task task, AssetNode output) {
    if (task.stage.node.failed().filter(output::equals).isPresent()) {
      return failed(task);
    }
    if (!task.hasOutputs()) {
      return new Made(task.item, null, task.knownStatus());
    }
    InputValue value = task.knownOutputs()[task.stage.node.outputs().indexOf(output)];
    return value == null
        ? new Made(task.item, null, TaskStatus.SKIPPED) // a branch that was not taken
        : new Made(task.item, value, null);
  }

  /** A record of why it failed is there for those that did. */
  private static Made failed(Task task) {
    TaskStatus status = task.knownStatus();
    if (status == TaskStatus.FAILED) {
      return new Made(task.item, FailureRecord.snapshot(task), null);
    }
    return new Made(task.item, null, status.hasOutputs() ? TaskStatus.SKIPPED : status);
  }

  static Item whole(Item outer, Item inner) {
    if (outer.isEmpty()) {
      return inner;
    }
    List<String> parts = new ArrayList<>(outer.parts());
    parts.addAll(inner.parts());
    return new Item(parts);
  }

  private static TaskStatus lack(Made made) {
    return made.ended() == TaskStatus.SKIPPED ? TaskStatus.SKIPPED : TaskStatus.BLOCKED;
  }

  /**
   * An input of a stage that the run needs.
   *
   * @param rank which of the assets it takes, where there is a choice
   */
  record Consumer(StageState stage, Port port, int rank) {}

  /** The same in a frame. */
  private record Arriving(Turn turn, Port port, int rank) {}

  /**
   * What one task made of one asset, or a source holds.
   *
   * @param value a snapshot, or members whose items are the last part; null where it ended without
   * @param ended how it ended, where it ended without
   */
  record Made(Item item, @Nullable InputValue value, @Nullable TaskStatus ended) {

    TaskStatus knownEnd() {
      if (ended == null) {
        throw new InvariantViolation("item '" + item + "' did not end without a value");
      }
      return ended;
    }
  }
}
