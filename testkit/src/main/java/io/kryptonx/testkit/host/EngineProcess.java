package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.scheduler.Decision;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.Scheduler;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One life of an engine that drives one run: from its start, or from what the engine before it
 * left, to the end of the run or of the engine.
 */
final class EngineProcess {

  /** How such a life ends. */
  enum End {
    /** The run ended. */
    DONE,
    /** The engine died, and is to be started again at once. */
    CRASHED,
    /** The engine died, and stays dead until the next request. */
    HALTED
  }

  /** At every so many requests it is checked that deciding changes nothing. */
  private static final int LOOKS = 3;

  private final MemoryStore store;
  private final Disorder disorder;
  private final RunId run;
  private final Witness witness;
  private final Scheduler scheduler = new Scheduler();
  private final Invariants invariants = new Invariants();
  private final RunJournal journal;
  private final Hands hands;
  private final List<Message> messages = new ArrayList<>();
  private final List<Order> held = new ArrayList<>();
  private Crash crash = Crash.PROCESS;
  private long asked;

  EngineProcess(
      MemoryStore store,
      HostWork work,
      Disorder disorder,
      Faults faults,
      RunId run,
      Witness witness) {
    this.store = store;
    this.disorder = disorder;
    this.run = run;
    this.witness = witness;
    this.journal = new RunJournal(store);
    this.hands = new Hands(store, work, disorder, faults);
  }

  /** Starts a new run. */
  void start(RunStart start, List<Event.SourceChanged> changes) {
    ask(new Request.Start(start, changes, store.epoch()));
    journal.commit(scheduler.view());
  }

  /** Applies what is durable of an open run; false where nothing is. */
  boolean recover() {
    List<JournalEntry> entries = journal.durable(run);
    for (JournalEntry entry : entries) {
      List<Order> orders = scheduler.apply(entry.event(), store.assets());
      invariants.after(entry, orders, scheduler.view());
    }
    return !entries.isEmpty();
  }

  /** Goes on with what was recovered. */
  void resume() {
    ask(new Request.Resume(store.epoch()));
  }

  /**
   * Gives up what was recovered, since the next run has other inputs; false where it has to be
   * driven to its end, because it is publishing.
   */
  boolean supersede() {
    ask(new Request.Supersede());
    journal.commit(scheduler.view());
    return scheduler.view().status().isEnd();
  }

  /** Messages of an engine before this one that are still on their way. */
  void late(List<Message> late) {
    messages.addAll(late);
  }

  /** Messages that outlive this engine. */
  List<Message> survivors() {
    return messages.stream().filter(_ -> disorder.outlives()).toList();
  }

  /** How the engine died. */
  Crash crash() {
    return crash;
  }

  RunView view() {
    return scheduler.view();
  }

  /** Works off messages until nothing is left or the engine dies. */
  End go() {
    while (!messages.isEmpty() || !held.isEmpty()) {
      if (messages.isEmpty() || disorder.commits()) {
        commit();
      }
      if (messages.isEmpty()) {
        continue;
      }
      Optional<Crash> dies = disorder.crashes();
      if (dies.isPresent()) {
        crash = dies.get();
        return End.CRASHED;
      }
      if (!handle(messages.remove(disorder.next(messages.size())))) {
        commit();
        return End.HALTED;
      }
    }
    commit();
    InvariantViolation.check(
        scheduler.view().status() != RunStatus.OPEN,
        "the run stalls: no message is left\n" + StateText.of(scheduler.view()));
    invariants.replays(scheduler.view(), journal.durable(run), store.assets());
    return End.DONE;
  }

  /** False if the engine dies of it. */
  private boolean handle(Message message) {
    if (disorder.twice()) {
      messages.add(message);
    }
    switch (message) {
      case Message.Ask(var request) -> ask(request);
      case Message.Do(var order) -> {
        Hands.Done did = hands.perform(order, scheduler.view());
        did.now()
            .ifPresent(request -> {
              ask(request);
              commit();
            });
        did.answers().forEach(answer -> messages.add(new Message.Ask(answer)));
        return !did.dies();
      }
    }
    return true;
  }

  private void ask(Request request) {
    boolean looks = asked++ % LOOKS == 0;
    String before = looks ? text(request) : "";
    Decision decision = scheduler.decide(request);
    if (looks) {
      invariants.decided(request, before, text(request), decision, scheduler.decide(request));
    }
    decision.contents().values().forEach(store.assets()::putDurable);
    if (!decision.events().isEmpty()) {
      witness.sees(request);
    }
    for (Event event : decision.events()) {
      witness.sees(event);
      JournalEntry entry = journal.add(event);
      Map<TaskId, String> stood =
          event instanceof Event.RunStarted ? Map.of() : witness.standing(scheduler::view);
      List<Order> orders = scheduler.apply(event, store.assets());
      invariants.after(entry, orders, scheduler.view());
      witness.sees(event, stood, witness.standing(scheduler::view));
      orders.forEach(this::send);
    }
  }

  private String text(Request request) {
    return request instanceof Request.Start ? "" : StateText.of(scheduler.view());
  }

  private void send(Order order) {
    witness.sees(order);
    if (order instanceof Order.Keep) {
      hands.perform(order, scheduler.view()); // before all that may need it
    } else if (order.waitsForDurability()) {
      held.add(order);
    } else {
      messages.add(new Message.Do(order));
    }
  }

  private void commit() {
    journal.commit(scheduler.view());
    held.forEach(order -> messages.add(new Message.Do(order)));
    held.clear();
  }
}
