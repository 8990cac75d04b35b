package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.Lock;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.folder.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The locks of a pipeline that people made and did not take back. */
public final class LocksInForce {

  /** What the decision that a task is locked is called. */
  public static final String LOCKED = "locked";

  /** What the decision that it is not any more is called. */
  public static final String UNLOCKED = "unlocked";

  private LocksInForce() {}

  /**
   * One of them.
   *
   * @param decision who made it, when and why
   */
  public record Held(Lock lock, Decision decision) {}

  /** The decisions that are in force, in the order in which they were made. */
  public static List<Decision> decisions(Store store, String pipeline) {
    Map<Digest, Decision> bySubject = new LinkedHashMap<>();
    for (Decision decision : store.decisions().of(pipeline)) {
      if (decision.kind().equals(LOCKED) || decision.kind().equals(UNLOCKED)) {
        bySubject.remove(decision.subject());
      }
      if (decision.kind().equals(LOCKED)) {
        bySubject.put(decision.subject(), decision);
      }
    }
    return List.copyOf(bySubject.values());
  }

  /**
   * The locks that are in force, in the order in which they were made.
   *
   * @throws MissingContentException if it is lost what one of them holds: it is never given up in
   *     silence
   */
  public static List<Held> of(Store store, String pipeline) {
    List<Held> held = new ArrayList<>();
    for (Decision decision : decisions(store, pipeline)) {
      Digest content = decision.content().orElseThrow().digest();
      held.add(new Held(Lock.decode(store.assets().get(content)), decision));
    }
    return held;
  }

  /** Makes all durable that a lock holds; false where something of it is not there. */
  public static boolean keep(Store store, Lock lock) {
    Presence presence = Presence.of(store.assets(), lock.outputs().values());
    if (!lock.outputs().values().stream().allMatch(presence::isWhole)) {
      return false;
    }
    Set<Digest> digests = new TreeSet<>();
    for (AssetContent content : lock.outputs().values()) {
      digests.addAll(Trees.digests(store.assets(), content));
    }
    store.assets().makeDurable(digests);
    return true;
  }

  /**
   * The list of them that a run is given, which is in the store then; empty where there is none.
   */
  static Optional<CollectionRef> listed(Store store, String pipeline) {
    List<Held> held = of(store, pipeline);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Lock.Listed list = Lock.list(held.stream().map(Held::lock).toList());
    list.contents().values().forEach(store.assets()::putDurable);
    return Optional.of(list.ref());
  }
}
