package io.kryptonx.testkit.host;

import io.kryptonx.engine.run.Consultation;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.WorkResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Does what the core orders: looks up, grants, performs, publishes. Answers travel by others. */
final class Hands {

  private final MemoryStore store;
  private final HostWork work;
  private final Disorder disorder;
  private final Faults faults;
  private Optional<String> refused = Optional.empty();

  Hands(MemoryStore store, HostWork work, Disorder disorder, Faults faults) {
    this.store = store;
    this.work = work;
    this.disorder = disorder;
    this.faults = faults;
  }

  /**
   * What came of an order.
   *
   * @param answers to be sent
   * @param now to be asked and made durable at once
   * @param dies whether the engine dies of it
   */
  record Done(List<Request> answers, Optional<Request> now, boolean dies) {
    static Done of(List<Request> answers) {
      return new Done(answers, Optional.empty(), false);
    }

    static Done death() {
      return new Done(List.of(), Optional.empty(), true);
    }
  }

  /** Does it for the engine that has the run now. */
  Done perform(Order order, RunView view) {
    long epoch = view.epoch();
    return switch (order) {
      case Order.Keep(var text) -> keep(text);
      case Order.Evaluate(var questions) -> Done.of(evaluate(questions));
      case Order.Consult(var questions) -> Done.of(consult(questions, view));
      case Order.Judge(var questions) -> Done.of(judge(questions));
      case Order.Settle(var loops) -> Done.of(settle(loops));
      case Order.LookUp(var inquiries) -> Done.of(lookUp(inquiries, epoch));
      case Order.Offer(var tasks) -> Done.of(grant(tasks, epoch));
      case Order.OfferLater(var task, _) -> Done.of(grant(List.of(task), epoch));
      case Order.Perform perform -> perform(perform, epoch);
      case Order.Conclude() -> Done.of(List.of(new Request.Conclude()));
      case Order.Publish _ -> publish();
      case Order.Rest _, Order.Ended _ -> Done.of(List.of());
    };
  }

  private Done keep(String text) {
    store.assets().putDurable(text.getBytes(StandardCharsets.UTF_8));
    return Done.of(List.of());
  }

  private List<Request> evaluate(List<Order.Question> questions) {
    List<Request> answers = new ArrayList<>();
    for (List<Order.Question> piece : disorder.split(questions)) {
      answers.add(new Request.Evaluated(piece.stream().map(work::condition).toList()));
    }
    return answers;
  }

  private List<Request> consult(List<Order.Question> questions, RunView view) {
    List<Request> answers = new ArrayList<>();
    for (List<Order.Question> piece : disorder.split(questions)) {
      answers.add(new Consultation(store, true).answer(piece, view));
    }
    return answers;
  }

  private List<Request> judge(List<Order.Question> questions) {
    List<Request> answers = new ArrayList<>();
    for (List<Order.Question> piece : disorder.split(questions)) {
      piece.forEach(this::loseWhatIsJudged);
      answers.add(Request.Judged.all(piece.stream().map(work::judge).toList()));
    }
    return answers;
  }

  private void loseWhatIsJudged(Order.Question question) {
    faults
        .take(Fault.LoseInputsAt.class, f -> f.task().equals(question.task()))
        .ifPresent(_ -> FakeWorker.digests(question.inputs().values()).forEach(store::lose));
  }

  private List<Request> settle(List<TaskId> loops) {
    List<Request> answers = new ArrayList<>();
    disorder.split(loops).forEach(piece -> answers.add(new Request.Settle(piece)));
    return answers;
  }

  private List<Request> grant(List<TaskId> tasks, long epoch) {
    List<Request> answers = new ArrayList<>();
    disorder.split(tasks).forEach(piece -> answers.add(new Request.Granted(epoch, piece)));
    return answers;
  }

  private List<Request> lookUp(List<Order.Inquiry> inquiries, long epoch) {
    List<Request> answers = new ArrayList<>();
    for (List<Order.Inquiry> piece : disorder.split(inquiries)) {
      List<TaskId> standing = new ArrayList<>();
      List<Event.Found> found = new ArrayList<>();
      List<TaskId> rest = new ArrayList<>();
      List<TaskId> lost = new ArrayList<>();
      for (Order.Inquiry inquiry : piece) {
        if (!inquiry.effect().stream().allMatch(this::stands)) {
          rest.add(inquiry.task());
        } else if (!inquiry.standing().isEmpty() && isThere(inquiry.standing().values())) {
          standing.add(inquiry.task());
        } else if (inquiry.pinned()) {
          lost.add(inquiry.task());
        } else {
          known(inquiry)
              .ifPresentOrElse(
                  made ->
                      found.add(
                          new Event.Found(
                              inquiry.task(),
                              inquiry.fingerprint(),
                              made.outputs(),
                              made.charge())),
                  () -> rest.add(inquiry.task()));
        }
      }
      answers.add(new Request.LookedUp(standing, found, lost));
      answers.addAll(grant(rest, epoch));
    }
    return answers;
  }

  private boolean stands(Order.EffectKey effect) {
    return store.effects().stands(effect.id(), effect.mode());
  }

  private Optional<ResultIndex.Made> known(Order.Inquiry inquiry) {
    return inquiry.pinned() ? Optional.empty() : known(inquiry.fingerprint());
  }

  private Optional<ResultIndex.Made> known(Fingerprint fingerprint) {
    return Optional.ofNullable(store.results().find(List.of(fingerprint)).get(fingerprint))
        .filter(made -> isThere(made.outputs().values()));
  }

  private boolean isThere(Collection<AssetContent> contents) {
    Set<Digest> digests = new TreeSet<>();
    for (AssetContent content : contents) {
      switch (content) {
        case Snapshot snapshot -> digests.add(snapshot.digest());
        case CollectionRef(var root, _) ->
            digests.addAll(FakeWorker.digests(List.of(Members.read(root, store.assets()))));
      }
    }
    return store.assets().missing(digests).isEmpty();
  }

  private Done perform(Order.Perform order, long epoch) {
    if (order.epoch() == epoch) {
      if (faults.take(Fault.CrashAt.class, f -> is(order, f.task(), f.attempt())).isPresent()) {
        return Done.death();
      }
      if (faults.take(Fault.CancelAt.class, f -> is(order, f.task(), f.attempt())).isPresent()) {
        return new Done(List.of(), Optional.of(new Request.Cancel()), false);
      }
      faults
          .take(Fault.LoseInputsAt.class, f -> is(order, f.task(), f.attempt()))
          .ifPresent(_ -> FakeWorker.digests(order.inputs().values()).forEach(store::lose));
    }
    WorkResult result = work.perform(order);
    return Done.of(
        List.of(
            new Request.AttemptEnded(
                order.epoch(),
                order.task(),
                order.attempt(),
                result.outcome(),
                result.stats(),
                known(order.fingerprint()).map(ResultIndex.Made::outputs),
                Instant.EPOCH)));
  }

  private static boolean is(Order.Perform order, TaskId task, int attempt) {
    return order.task().equals(task) && order.attempt() == attempt;
  }

  private Done publish() {
    if (faults.take(Fault.CrashPublishing.class, _ -> true).isPresent()) {
      return Done.death();
    }
    faults
        .take(Fault.RefusePublishing.class, _ -> true)
        .ifPresent(f -> refused = Optional.of(f.reason()));
    return Done.of(List.of(new Request.PublicationEnded(refused)));
  }
}
