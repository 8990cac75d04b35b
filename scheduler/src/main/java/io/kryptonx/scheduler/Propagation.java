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
  private final Deque<Runnable> queue = new ArrayDeque<>();

  /** By index of the asset: the inputs that take it, of stages that the run needs. */
  private final List<List<Consumer>> consumers = new ArrayList<>();

  /** By name of a stage: those that wait for its end. */
  private final SortedMap<String, List<StageState>> followers = new TreeMap<>();

  Propagation(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
    state.graph.assets().forEach(_ -> consumers.add(new ArrayList<>()));
    for (StageState stage : state.stages) {
      for (Port port : stage.node.ports()) {
        for (int rank = 0; rank < port.alternatives().size(); rank++) {
          AssetNode asset = port.alternatives().get(rank);
          consumers.get(asset.index()).add(new Consumer(stage, port, rank));
        }
      }
      for (String before : stage.node.stage().dependsOn()) {
        stage.gates++;
        followers.computeIfAbsent(before, _ -> new ArrayList<>()).add(stage);
      }
    }
    for (StageState stage : state.stages) {
      stage.failuresHandled =
          stage.node.failed().filter(node -> !consumers.get(node.index()).isEmpty()).isPresent();
    }
  }

  /** Lets all that the sources hold arrive. */
  void begin() {
    for (StageState stage : state.stages) {
      stage.join.start(sink(stage));
      queue.add(() -> closeIfDone(stage));
    }
    for (AssetNode asset : state.graph.assets()) {
      InputValue value = state.sources.get(asset.ref().node());
      if (value != null) {
        deliver(asset, Item.EMPTY, value);
        close(asset, Collections.singletonList(new Made(Item.EMPTY, value, null)));
      }
    }
    drain();
  }

  /** Works off all that follows from what was queued. */
  void drain() {
    for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
      next.run();
    }
  }

  /** What was made again has been delivered before: only those that wait for it go on. */
  private void carryOn(Task task) {
    if (task.remade == 0) {
      for (AssetNode output : task.stage.node.assets()) {
        Made made = made(task, output);
        if (made.value() != null) {
          deliver(output, made.item(), made.value());
        } else {
          lacking(output, made);
        }
      }
    }
    readiness.release(task, this);
    task.stage.ended();
    closeIfDone(task.stage);
  }

  private void deliver(AssetNode asset, Item item, InputValue value) {
    for (Consumer consumer : consumers.get(asset.index())) {
      if (!consumer.takesItems()) {
        continue; // takes its groups when the set is closed
      }
      if (value instanceof Members members) {
        if (members.size() == 0 && asset.each() && consumer.port().isCollection()) {
          consumer.stage().collector(consumer.port()).addEmpty(item);
        }
        for (Member member : members.list()) {
          Item whole = whole(item, member.item());
          arrive(consumer, whole, Arrival.of(member.snapshot()));
        }
      } else {
        arrive(consumer, item, Arrival.of(value));
      }
    }
  }

  private void lacking(AssetNode asset, Made made) {
    Item item = asset.each() ? made.item().with(Item.ANY) : made.item();
    for (Consumer consumer : consumers.get(asset.index())) {
      if (consumer.takesItems()) {
        arrive(consumer, item, Arrival.lacking(lack(made)));
      }
    }
  }

  private void arrive(Consumer consumer, Item key, Arrival arrival) {
    Optional<Choice> choice = consumer.stage().choice(consumer.port());
    if (choice.isPresent()) {
      choice.get().arrive(consumer.rank(), key, arrival, chosen(consumer));
    } else {
      join(consumer, key, arrival);
    }
  }

  /** What takes the items of a choice: the collection that is made of it, or the join. */
  private BiConsumer<Item, Arrival> chosen(Consumer consumer) {
    return consumer.port().isCollection()
        ? consumer.stage().collector(consumer.port())::add
        : (item, arrival) -> join(consumer, item, arrival);
  }

  private void join(Consumer consumer, Item key, Arrival arrival) {
    consumer.stage().join.arrive(consumer.port(), key, arrival, sink(consumer.stage()));
  }

  private Join.Sink sink(StageState stage) {
    return new Join.Sink() {
      @Override
      public void combined(Item item, Arrival[] arrivals) {
        create(stage, item, arrivals);
      }

      @Override
      public void without(Item item, TaskStatus status) {
        Task task = new Task(stage, item, new InputValue[stage.node.ports().size()]);
        add(task);
        if (status == TaskStatus.FAILED) {
          task.failure =
              new Failure(Failure.Kind.PERMANENT, "an input with match: required has no such item");
        }
        end(task, status);
      }
    };
  }

  private void create(StageState stage, Item item, Arrival[] arrivals) {
    @Nullable InputValue[] inputs = new InputValue[arrivals.length];
    @Nullable TaskStatus lack = null;
    for (int i = 0; i < arrivals.length; i++) {
      inputs[i] = arrivals[i].value();
      if (arrivals[i].lack() != null && lack != TaskStatus.BLOCKED) {
        lack = arrivals[i].lack();
      }
    }
    Task task = new Task(stage, item, inputs);
    add(task);
    if (lack != null) {
      end(task, lack);
    } else if (stage.gates > 0) {
      task.to(Task.Phase.HELD);
      stage.held.add(task);
    } else {
      let(task);
    }
  }

  /** Lets a task through the gates. */
  private void let(Task task) {
    if (task.stage.gateBlocked) {
      end(task, TaskStatus.BLOCKED);
    } else {
      readiness.complete(task, this);
    }
  }

  /** A stage has ended for all those that wait for it. */
  private void open(StageState ended) {
    for (StageState stage : followers.getOrDefault(ended.name(), List.of())) {
      stage.gates--;
      stage.gateBlocked |= ended.hasOpenFailures() || ended.count(TaskStatus.BLOCKED) > 0;
      if (stage.gates == 0) {
        List<Task> held = List.copyOf(stage.held);
        stage.held.clear();
        held.forEach(this::let);
      }
    }
  }

  private static void add(Task task) {
    InvariantViolation.check(task.stage.add(task), "task " + task.id() + " came into being twice");
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
    task.stage.count(status, 1);
    task.stage.stale += task.stale ? 1 : 0;
    if (status == TaskStatus.FAILED) {
      readiness.keep(task);
    }
    queue.add(() -> carryOn(task));
  }

  private void closeIfDone(StageState stage) {
    if (stage.isClosed() || !stage.isIdle() || !stage.join.isClosed()) {
      return;
    }
    stage.close();
    for (AssetNode output : stage.node.assets()) {
      close(output, stage.tasks.stream().map(task -> made(task, output)).toList());
    }
    open(stage);
  }

  /** All items of an asset are known: collections are made of them, and the inputs close. */
  private void close(AssetNode asset, List<Made> all) {
    for (Consumer consumer : consumers.get(asset.index())) {
      Optional<Choice> choice = consumer.stage().choice(consumer.port());
      if (choice.isPresent()) {
        choice.get().close(consumer.rank(), chosen(consumer));
        if (!choice.get().isClosed()) {
          continue;
        }
      }
      if (consumer.port().isCollection()) {
        Collector collector =
            choice.isPresent()
                ? consumer.stage().collector(consumer.port())
                : collected(consumer.port(), all);
        collector.groups((key, arrival) -> join(consumer, key, arrival));
      }
      consumer.stage().join.close(consumer.port(), sink(consumer.stage()));
      queue.add(() -> closeIfDone(consumer.stage()));
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
    int index = task.stage.node.outputs().indexOf(output);
    return new Made(task.item, task.knownOutputs()[index], null);
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
  record Consumer(StageState stage, Port port, int rank) {

    /** Whether items are taken one by one: also a choice to be collected is made so. */
    boolean takesItems() {
      return !port.isCollection() || port.isChoice();
    }
  }

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
