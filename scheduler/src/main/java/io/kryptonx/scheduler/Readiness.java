package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Lock;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Order.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of a task whose inputs are known: it shares the end of equal work in this run, or a
 * result is looked for, or a worker. Collects the orders for that until they are taken.
 */
final class Readiness {

  private final RunState state;
  private final List<Task> toLookUp = new ArrayList<>();
  private final List<Task> toOffer = new ArrayList<>();
  private final List<Task> toOfferLater = new ArrayList<>();
  private final List<Task> toDecide = new ArrayList<>();
  private final List<Task> toConsult = new ArrayList<>();
  private final List<String> toKeep = new ArrayList<>();
  private final List<Pass> toJudge = new ArrayList<>();
  private final List<LoopState> toSettle = new ArrayList<>();

  Readiness(RunState state) {
    this.state = state;
  }

  /** All inputs of a new task are there, and nothing keeps it waiting. */
  void complete(Task task, Propagation propagation) {
    task.fingerprint = Fingerprints.of(task.stage.key, task.stage.node, task.item, task.inputs);
    if (state.locks.of(task).isPresent()) {
      task.to(Task.Phase.READY);
      toLookUp.add(task);
      return;
    }
    Optional<DeadLetter> dead = dead(task);
    if (dead.isPresent()) {
      task.failure = dead.get().failure();
      task.failures = dead.get().failures();
      propagation.end(task, TaskStatus.FAILED);
    } else if (task.stage.node.stage().when().isPresent()) {
      task.to(Task.Phase.DECIDING);
      toDecide.add(task);
    } else {
      ready(task, propagation);
    }
  }

  /**
   * Why a task stays failed; what records answer is asked again, since they change by themselves.
   */
  private Optional<DeadLetter> dead(Task task) {
    return task.stage.node.stage().action() instanceof Action.Removed
        ? Optional.empty()
        : state.dead(task);
  }

  /** A task is to be done. */
  void ready(Task task, Propagation propagation) {
    if (task.stage.node.isLoop() && pin(task).isEmpty()) {
      propagation.loops().begin(task);
      return;
    }
    if (task.stage.node.stage().isConsulted()) {
      task.to(Task.Phase.CONSULTING);
      toConsult.add(task);
      return;
    }
    task.to(Task.Phase.READY);
    Fingerprint fingerprint = task.knownFingerprint();
    if (pin(task).isPresent()) {
      toLookUp.add(task);
      return;
    }
    if (!Doubts.actsEachTime(task)) {
      Optional<Task> first = state.byFingerprint.find(fingerprint);
      if (first.isPresent()) {
        follow(task, first.get(), propagation);
        return;
      }
      state.byFingerprint.putNew(fingerprint, task);
    }
    (isReusable(task) ? toLookUp : toOffer).add(task);
  }

  /** A task is to run without looking up anything. */
  void offer(Task task) {
    task.to(Task.Phase.READY);
    toOffer.add(task);
  }

  /** A task is to be tried again, from that time on. */
  void offer(Task task, Instant due) {
    task.to(Task.Phase.READY);
    task.due = due;
    toOfferLater.add(task);
  }

  /** An iteration is to be judged. */
  void judge(Pass pass) {
    toJudge.add(pass);
  }

  /** A loop has come to its end. */
  void settle(LoopState loop) {
    toSettle.add(loop);
  }

  /** The orders for all that became ready since the last call. */
  List<Order> takeOrders() {
    List<Order> orders = new ArrayList<>(2);
    toKeep.forEach(text -> orders.add(new Order.Keep(text)));
    toKeep.clear();
    if (!toDecide.isEmpty()) {
      orders.add(new Order.Evaluate(toDecide.stream().map(Readiness::question).toList()));
      toDecide.clear();
    }
    if (!toConsult.isEmpty()) {
      orders.add(new Order.Consult(toConsult.stream().map(Readiness::question).toList()));
      toConsult.clear();
    }
    if (!toJudge.isEmpty()) {
      orders.add(new Order.Judge(toJudge.stream().map(Readiness::question).toList()));
      toJudge.clear();
    }
    if (!toSettle.isEmpty()) {
      orders.add(new Order.Settle(toSettle.stream().map(loop -> loop.task.id()).toList()));
      toSettle.clear();
    }
    if (!toLookUp.isEmpty()) {
      orders.add(new Order.LookUp(inquiries(List.copyOf(toLookUp))));
      toLookUp.clear();
    }
    if (!toOffer.isEmpty()) {
      orders.add(new Order.Offer(toOffer.stream().map(Task::id).toList()));
      toOffer.clear();
    }
    for (Task task : toOfferLater) {
      orders.add(new Order.OfferLater(task.id(), Optional.ofNullable(task.due).orElseThrow()));
    }
    toOfferLater.clear();
    return orders;
  }

  /** Collects the orders for all that is ready anew, after a restart. */
  void again() {
    toLookUp.clear();
    toOffer.clear();
    toOfferLater.clear();
    toDecide.clear();
    toConsult.clear();
    toKeep.clear();
    toJudge.clear();
    toSettle.clear();
    state.allTasks().forEach(this::again);
  }

  private void again(Task task) {
    switch (task.phase()) {
      case DECIDING -> toDecide.add(task);
      case READY -> waiting(task).add(task);
      case LOOPING, JUDGING -> again(task.knownLoop());
      case CONSULTING -> toConsult.add(task);
      case PARKED -> {
        Reviews.unpark(task);
        task.to(Task.Phase.CONSULTING);
        toConsult.add(task);
      }
      case ENDED -> {
        if (task.status == TaskStatus.FAILED) {
          keep(task);
        }
      }
      case HELD, FOLLOWING, RUNNING, WAITING, WITHHELD -> {}
    }
  }

  private void again(LoopState loop) {
    keepWith(loop.pass());
    switch (loop.phase()) {
      case JUDGING -> toJudge.add(loop.pass());
      case SETTLING -> toSettle.add(loop);
      case LOOKING, MAKING, INSTEAD, ENDED -> {} // goes on with its tasks
    }
  }

  private List<Task> waiting(Task task) {
    if (task.due != null) {
      return toOfferLater;
    }
    boolean pinned = pin(task).isPresent() || state.locks.of(task).isPresent();
    boolean lookUp = task.remade == 0 && (pinned || isReusable(task));
    return lookUp ? toLookUp : toOffer;
  }

  /** The record of a failure is content, where something takes it. */
  void keep(Task failed) {
    if (failed.stage.node.failed().isPresent()) {
      toKeep.add(FailureRecord.of(failed));
    }
  }

  /** What an iteration is given by the one before is content, where a stage takes it. */
  void keepWith(Pass pass) {
    if (pass.loop.node.given().containsKey(Action.Loop.WITH)) {
      toKeep.add(pass.with);
    }
  }

  /** Tasks that wait for the end of this one go on. */
  void release(Task ended, Propagation propagation) {
    for (Task dependent : ended.takeDependents()) {
      if (dependent.phase() == Task.Phase.FOLLOWING) {
        share(dependent, ended, propagation);
      } else if (dependent.phase() == Task.Phase.WAITING) {
        contentMade(dependent, ended, propagation);
      }
    }
  }

  /** The entry of the base run that stands by rule, where the stage never runs again. */
  Optional<BaseTable.Entry> pin(Task task) {
    return task.stage.node.stage().rerun().equals(Rerun.NEVER)
        ? state.before(task)
        : Optional.empty();
  }

  /** The entry of the base run for equal work of the same task. */
  Optional<BaseTable.Entry> standing(Task task) {
    return state.before(task).filter(entry -> entry.hasFingerprint(task.knownFingerprint()));
  }

  private boolean isReusable(Task task) {
    boolean fresh = state.start.fresh() && Doubts.effect(task).isEmpty();
    return !fresh
        && !task.stage.node.stage().rerun().equals(Rerun.ALWAYS)
        && !Doubts.followsAct(state, task);
  }

  /** What they are made of does not change while they are open. */
  private List<Inquiry> inquiries(List<Task> tasks) {
    return new AbstractList<>() {
      @Override
      public Inquiry get(int index) {
        return inquiry(tasks.get(index));
      }

      @Override
      public int size() {
        return tasks.size();
      }
    };
  }

  private Inquiry inquiry(Task task) {
    Optional<Lock> lock = state.locks.of(task);
    if (lock.isPresent()) {
      return new Inquiry(
          task.id(),
          task.knownFingerprint(),
          lock.get().outputs(),
          true,
          Optional.empty(),
          Optional.empty());
    }
    Optional<BaseTable.Entry> pin = pin(task);
    SortedMap<String, AssetContent> outputs =
        pin.or(() -> standing(task)).map(BaseTable.Entry::outputs).orElseGet(TreeMap::new);
    Optional<Duration> maxAge =
        task.stage.node.stage().rerun() instanceof Rerun.After(var age)
            ? Optional.of(age)
            : Optional.empty();
    return new Inquiry(
        task.id(),
        task.knownFingerprint(),
        outputs,
        pin.isPresent() && standing(task).isEmpty(),
        maxAge,
        Doubts.key(state, task));
  }

  private static Order.Question question(Task task) {
    return new Order.Question(
        task.id(), task.knownFingerprint(), task.stage.node.dimensions(), task.knownInputs());
  }

  private static Order.Question question(Pass pass) {
    Task task = pass.loop.task;
    return new Order.Question(
        pass.id(), task.knownFingerprint(), task.stage.node.dimensions(), Loops.seen(pass));
  }

  private void follow(Task task, Task first, Propagation propagation) {
    if (first.isEnded()) {
      share(task, first, propagation);
    } else {
      task.to(Task.Phase.FOLLOWING);
      first.addDependent(task);
    }
  }

  /** Equal work has ended: its end is this task's, too. */
  private static void share(Task task, Task ended, Propagation propagation) {
    task.charge = ended.charge;
    if (ended.hasOutputs()) {
      task.outputs = ended.outputs;
      propagation.end(task, TaskStatus.CACHED);
    } else {
      task.failure = ended.failure;
      task.failures = ended.failures;
      propagation.end(task, ended.knownStatus());
    }
  }

  /** Content that a task waits for was made again, or cannot be. */
  private void contentMade(Task waiting, Task made, Propagation propagation) {
    if (!made.hasOutputs()) {
      Failure failure =
          new Failure(
              Failure.Kind.LOST,
              "content that "
                  + made.id()
                  + " had made is gone from the store, and it could not be made again");
      if (waiting.loop != null) {
        propagation.loops().unjudgeable(waiting.loop, failure);
      } else {
        waiting.failure = failure;
        propagation.end(waiting, TaskStatus.FAILED);
      }
    } else if (--waiting.missing == 0) {
      madeAgain(waiting);
    }
  }

  /** Where other bytes were made, the next attempt finds them gone again. */
  void madeAgain(Task waiting) {
    if (waiting.loop == null) {
      offer(waiting);
    } else {
      waiting.loop.to(LoopState.Phase.JUDGING);
      judge(waiting.loop.pass());
    }
  }
}
