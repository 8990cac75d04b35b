package io.kryptonx.engine.store.gc;

import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.gc.GcReport.Verdict;
import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.engine.store.walk.RunWalk;
import io.kryptonx.engine.store.walk.Visitor;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The first pass: what is needed, and what runs that go have named. The roots of what is needed are
 * here and nowhere else: runs that stay, what is published, what effects recorded, and what people
 * handed in with their decisions. What stages pinned by rule had made stands in the latest run.
 */
final class Marks {

  private final Store store;

  /** What is needed. */
  final DigestSet live = new DigestSet();

  /** What is of use to runs that stay, but may not be there. */
  final DigestSet useful = new DigestSet();

  /** What runs that go name: it can go at once, since nobody works on it any more. */
  final DigestSet doomed = new DigestSet();

  /** Those among them that are needed to read such a run once more: they go last. */
  final DigestSet doomedLists = new DigestSet();

  /** Runs that go of which nothing but the header is left. */
  final Set<RunId> emptied = new TreeSet<>();

  private Marks(Store store) {
    this.store = store;
  }

  /**
   * Marks.
   *
   * @throws KryptonxException STORE_CORRUPT if a run that stays cannot be read, so that it is not
   *     known what it needs
   */
  static Marks of(Store store, List<Verdict> verdicts, StoreProgress progress) {
    Marks marks = new Marks(store);
    // Two walks, since a list that was gone through for its form alone must be gone through again.
    RunWalk whole = new RunWalk(store.assets(), marks.keeping(true), true);
    RunWalk outline = new RunWalk(store.assets(), marks.keeping(false), false);
    RunWalk going = new RunWalk(store.assets(), marks.letting(), true);
    int done = 0;
    for (Verdict verdict : verdicts) {
      progress.at("reading runs", done++, verdicts.size());
      if (verdict.reason().stays()) {
        boolean all = verdict.run().body() instanceof RunBody.Whole;
        marks.walk(verdict.run(), all ? whole : outline);
      } else {
        marks.walkWhatIsLeft(verdict.run(), going);
      }
    }
    store.upkeep().publishers().forEach(marks::markPublished);
    store.upkeep().effectful().forEach(marks::markRecorded);
    verdicts.stream()
        .map(verdict -> verdict.run().pipeline())
        .distinct()
        .forEach(marks::markDecided);
    return marks;
  }

  /** What people handed in cannot be made again, whatever becomes of the run that asked. */
  private void markDecided(String pipeline) {
    store
        .decisions()
        .of(pipeline)
        .forEach(decision -> decision.content().ifPresent(c -> live.add(c.digest())));
    RunWalk walk = new RunWalk(store.assets(), published(), true);
    Place place = new Place(RunId.of(pipeline, 1), 0, Place.Part.MANIFEST, "", Item.EMPTY, "");
    LocksInForce.of(store, pipeline)
        .forEach(held ->
            held.lock().outputs().values().forEach(content -> walk.content(content, place)));
  }

  /** What stands published is needed also where the run that published it goes. */
  private void markPublished(String pipeline) {
    RunWalk walk = new RunWalk(store.assets(), published(), true);
    RunId run = RunId.of(pipeline, 1); // any: nothing is told of these places
    store
        .publications()
        .of(pipeline)
        .values()
        .forEach(entry ->
            walk.content(
                entry.snapshot(),
                new Place(run, 0, Place.Part.PUBLICATION, "", Item.EMPTY, entry.path())));
  }

  /** What an effect recorded cannot be made again without acting again. */
  private void markRecorded(String pipeline) {
    RunWalk walk = new RunWalk(store.assets(), published(), true);
    for (EffectLedger.Entry entry : store.effects().of(pipeline)) {
      entry
          .fingerprint()
          .ifPresent(print ->
              store
                  .results()
                  .find(List.of(print))
                  .values()
                  .forEach(made ->
                      made.outputs()
                          .forEach((name, content) ->
                              walk.content(
                                  content,
                                  new Place(
                                      entry.run(),
                                      0,
                                      Place.Part.OUTPUT,
                                      entry.stage(),
                                      Item.EMPTY,
                                      name)))));
    }
  }

  private void walk(RunHeader run, RunWalk walk) {
    store.upkeep().pages(run.run(), page -> page.entries().forEach(e -> walk.entry(run.run(), e)));
  }

  /**
   * Its journal may be gone or damaged: then what it named is taken for content in use for a while.
   */
  private void walkWhatIsLeft(RunHeader run, RunWalk walk) {
    try {
      walk(run, walk);
    } catch (KryptonxException e) {
      switch (e.code()) {
        case NOT_FOUND -> emptied.add(run.run());
        case STORE_CORRUPT -> {} // as much as could be read
        default -> throw e;
      }
    }
  }

  /** Whether a mark is on a content that keeps it. */
  boolean keep(Digest digest) {
    return live.contains(digest) || useful.contains(digest);
  }

  private Visitor keeping(boolean content) {
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        if (content || role == Role.LIST) {
          (role == Role.HINT ? useful : live).add(digest);
        }
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        throw new KryptonxException(
            ErrorCode.STORE_CORRUPT,
            "it cannot be told what %s needs: %s (%s) %s; kryptonx store check tells all that is"
                    .formatted(place.run(), place.text(), list.shortHex(), reason)
                + " damaged, and a new run makes it unneeded");
      }
    };
  }

  private Visitor published() {
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        live.add(digest);
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        // The files of a folder whose list is gone cannot be told; they stand where they were put.
      }
    };
  }

  private Visitor letting() {
    return new Visitor() {
      @Override
      public void named(Digest digest, Role role, Place place) {
        doomed.add(digest);
        if (role == Role.LIST) {
          doomedLists.add(digest);
        }
      }

      @Override
      public void unreadable(Digest list, Place place, String reason) {
        // An earlier sweep took it; what it named is swept when it is old enough.
      }
    };
  }
}
