package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
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

  Propagation(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
    state.graph.assets().forEach(_ -> consumers.add(new ArrayList<>()));
    for (StageState stage : state.stages) {
      for (Port port : stage.node.ports()) {
        consumers.get(port.asset().index()).add(new Consumer(stage, port));
      }
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
      for (AssetNode output : task.stage.node.outputs()) {
        Made made = made(task, output);
        if (made.value() != null) {
          deliver(output, made.item(), made.value());
        } else {
          lacking(output, made);
        }
      }
    }
    readiness.release(task, this);
    task.stage.open--;
    closeIfDone(task.stage);
  }

  private void deliver(AssetNode asset, Item item, InputValue value) {
    for (Consumer consumer : consumers.get(asset.index())) {
      if (consumer.port().isCollection()) {
        continue; // takes its groups when the set is closed
      }
      if (value instanceof Members members) {
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
      if (!consumer.port().isCollection()) {
        arrive(consumer, item, Arrival.lacking(lack(made)));
      }
    }
  }

  private void arrive(Consumer consumer, Item key, Arrival arrival) {
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
    } else {
      readiness.ready(task, this);
    }
  }

  private static void add(Task task) {
    InvariantViolation.check(task.stage.add(task), "task " + task.id() + " came into being twice");
  }

  /**
   * Marks a task as ended and queues what follows; until that was worked off, it counts as open.
   */
  void end(Task task, TaskStatus status) {
    task.phase = Task.Phase.ENDED;
    task.status = status;
    if (!status.hasOutputs()) {
      task.outputs = null;
    }
    task.stage.count(status, 1);
    queue.add(() -> carryOn(task));
  }

  private void closeIfDone(StageState stage) {
    if (stage.closed || stage.open > 0 || !stage.join.isClosed()) {
      return;
    }
    stage.closed = true;
    for (AssetNode output : stage.node.outputs()) {
      close(output, stage.tasks.stream().map(task -> made(task, output)).toList());
    }
  }

  /** All items of an asset are known: collections are made of them, and the inputs close. */
  private void close(AssetNode asset, List<Made> all) {
    for (Consumer consumer : consumers.get(asset.index())) {
      if (consumer.port().isCollection()) {
        Collector collector = new Collector(consumer.port());
        all.forEach(collector::add);
        collector.groups((key, arrival) -> arrive(consumer, key, arrival));
      }
      consumer.stage().join.close(consumer.port(), sink(consumer.stage()));
      queue.add(() -> closeIfDone(consumer.stage()));
    }
  }

  static Made made(Task task, AssetNode output) {
    if (!task.hasOutputs()) {
      return new Made(task.item, null, task.knownStatus());
    }
    int index = task.stage.node.outputs().indexOf(output);
    return new Made(task.item, task.knownOutputs()[index], null);
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

  /** An input of a stage that the run needs. */
  record Consumer(StageState stage, Port port) {}

  /**
   * What one task made of one asset, or a source holds.
   *
   * @param value a snapshot, or members whose items are the last part; null where it ended without
   * @param ended how it ended, where it ended without
   */
  record Made(Item item, @Nullable InputValue value, @Nullable TaskStatus ended) {}
}
