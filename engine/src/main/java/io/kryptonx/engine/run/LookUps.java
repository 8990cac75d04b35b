package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Order.Inquiry;
import io.kryptonx.scheduler.Request;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Answers look-ups in batches: a result counts only if everything that it names is in the store, so
 * that what was evicted or damaged is made again.
 */
public final class LookUps {

  /** So many are answered at a time; the rest waits, as what it is made of. */
  private static final int BATCH = 10_000;

  private final Store store;
  private final Clock clock;
  private final Deque<List<Inquiry>> asked = new ArrayDeque<>();

  /** Those of the first list that were answered. */
  private int done;

  /** Tasks that run although nothing was looked up for them. */
  private final Set<TaskId> offered = new HashSet<>();

  /** Look-ups in a store. */
  public LookUps(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Takes questions to be answered with the next batch. */
  public void ask(List<Inquiry> inquiries) {
    asked.add(inquiries);
  }

  /** Whether there are questions that are not answered. */
  public boolean isOpen() {
    return !asked.isEmpty();
  }

  void offered(Collection<TaskId> tasks) {
    offered.addAll(tasks);
  }

  /**
   * Answers open questions, not all of them where there are many.
   *
   * @param misses takes the tasks without a result
   */
  public Optional<Request> answer(Consumer<Collection<TaskId>> misses) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    List<Inquiry> batch = next();
    Set<Fingerprint> outdated = outdated(batch);
    List<Inquiry> open =
        batch.stream()
            .filter(i -> !outdated.contains(i.fingerprint()))
            .filter(i -> i.effect().stream().allMatch(this::stands))
            .toList();
    List<TaskId> standing = standing(open);
    Set<TaskId> answered = new HashSet<>(standing);
    List<Inquiry> rest = new ArrayList<>();
    for (Inquiry inquiry : open) {
      if (!answered.contains(inquiry.task()) && !inquiry.pinned()) {
        rest.add(inquiry);
      }
    }
    List<Event.Found> found = found(rest);
    found.forEach(result -> answered.add(result.task()));
    List<TaskId> lost =
        open.stream().filter(Inquiry::pinned).map(Inquiry::task).filter(answered::add).toList();
    misses.accept(
        batch.stream().map(Inquiry::task).filter(task -> !answered.contains(task)).toList());
    return standing.isEmpty() && found.isEmpty() && lost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Request.LookedUp(standing, found, lost));
  }

  private boolean stands(Order.EffectKey effect) {
    return store.effects().stands(effect.id(), effect.mode());
  }

  private List<Inquiry> next() {
    List<Inquiry> batch = new ArrayList<>();
    while (batch.size() < BATCH && !asked.isEmpty()) {
      List<Inquiry> first = asked.element();
      int end = Math.min(first.size(), done + BATCH - batch.size());
      batch.addAll(first.subList(done, end));
      done = end;
      if (done == first.size()) {
        asked.remove();
        done = 0;
      }
    }
    return batch;
  }

  /** The result that stands for the work of an attempt, where the attempt was made all the same. */
  Optional<SortedMap<String, AssetContent>> known(Order.Perform order) {
    if (!offered.remove(order.task()) || order.effect().isPresent()) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            store.results().find(List.of(order.fingerprint())).get(order.fingerprint()))
        .map(ResultIndex.Made::outputs)
        .filter(outputs -> isWhole(outputs, presence(List.of(outputs))));
  }

  /** Results that are older than their stages take. */
  private Set<Fingerprint> outdated(List<Inquiry> batch) {
    Map<Fingerprint, Instant> since = new HashMap<>();
    for (Inquiry inquiry : batch) {
      inquiry
          .maxAge()
          .ifPresent(age -> since.put(inquiry.fingerprint(), clock.instant().minus(age)));
    }
    return since.isEmpty() ? Set.of() : store.results().outdated(since);
  }

  private List<TaskId> standing(List<Inquiry> batch) {
    List<Inquiry> candidates = batch.stream().filter(i -> !i.standing().isEmpty()).toList();
    Presence presence = presence(candidates.stream().map(Inquiry::standing).toList());
    return candidates.stream()
        .filter(i -> isWhole(i.standing(), presence))
        .map(Inquiry::task)
        .toList();
  }

  private List<Event.Found> found(List<Inquiry> inquiries) {
    if (inquiries.isEmpty()) {
      return List.of();
    }
    Map<Fingerprint, ResultIndex.Made> results =
        store.results().find(inquiries.stream().map(Inquiry::fingerprint).toList());
    Presence presence = presence(results.values().stream().map(ResultIndex.Made::outputs).toList());
    List<Event.Found> found = new ArrayList<>();
    for (Inquiry inquiry : inquiries) {
      ResultIndex.Made made = results.get(inquiry.fingerprint());
      if (made != null && isWhole(made.outputs(), presence)) {
        found.add(
            new Event.Found(inquiry.task(), inquiry.fingerprint(), made.outputs(), made.charge()));
      }
    }
    return found;
  }

  private Presence presence(Collection<SortedMap<String, AssetContent>> results) {
    return Presence.of(
        store.assets(), results.stream().flatMap(outputs -> outputs.values().stream()).toList());
  }

  private static boolean isWhole(SortedMap<String, AssetContent> outputs, Presence presence) {
    return outputs.values().stream().allMatch(presence::isWhole);
  }
}
