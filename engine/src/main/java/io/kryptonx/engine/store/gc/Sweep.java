package io.kryptonx.engine.store.gc;

import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.gc.GcReport.Amount;
import io.kryptonx.engine.store.walk.DigestSet;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The second pass: goes through all content and takes out what no mark is on. */
final class Sweep {

  /** Contents that are deleted together; so many are lost of the work if that is interrupted. */
  private static final int BATCH = 1000;

  private final Store store;
  private final Marks marks;
  private final Instant youngFrom;
  private final StoreProgress progress;

  /** What is young. */
  private final DigestSet spared = new DigestSet();

  private Amount reachable = Amount.NONE;
  private Amount young = Amount.NONE;
  private Amount garbage = Amount.NONE;
  private long deleted;

  Sweep(Store store, Marks marks, Instant youngFrom, StoreProgress progress) {
    this.store = store;
    this.marks = marks;
    this.youngFrom = youngFrom;
    this.progress = progress;
  }

  /** Goes through all content and counts. */
  void look() {
    goThrough(
        store,
        (digest, kept) -> {
          if (marks.live.contains(digest)) {
            reachable = reachable.plus(kept.bytes());
          } else if (!marks.keep(digest) && isYoung(digest, kept)) {
            spared.add(digest);
            young = young.plus(kept.bytes());
          } else if (!marks.keep(digest)) {
            garbage = garbage.plus(kept.bytes());
          }
        });
  }

  /** Whether a content will still be there. */
  boolean stays(Digest digest) {
    return marks.keep(digest) || spared.contains(digest);
  }

  /** Deletes content, but for the lists that are needed to complete this after a crash. */
  void sweepContent() {
    delete(digest -> !stays(digest) && !marks.doomedLists.contains(digest));
  }

  /** Deletes those lists, too. */
  void sweepLists() {
    delete(digest -> !stays(digest) && marks.doomedLists.contains(digest));
  }

  Amount reachable() {
    return reachable;
  }

  Amount young() {
    return young;
  }

  /** What went, or would go. */
  Amount swept() {
    return garbage;
  }

  /** All content, wherever it is kept. */
  static void goThrough(Store store, BiConsumer<Digest, Kept> each) {
    store
        .upkeep()
        .contents(kept -> {
          switch (kept) {
            case Kept.Small(var digest, _) -> each.accept(digest, kept);
            case Kept.Large(var digest, _, _) -> each.accept(digest, kept);
            case Kept.Stray _ -> {} // not ours to delete; the check tells of it
          }
        });
  }

  private boolean isYoung(Digest digest, Kept kept) {
    return kept instanceof Kept.Large(_, _, var modified)
        && modified.isAfter(youngFrom)
        && !marks.doomed.contains(digest);
  }

  private void delete(Predicate<Digest> goes) {
    List<Digest> batch = new ArrayList<>(BATCH);
    goThrough(
        store,
        (digest, _) -> {
          if (goes.test(digest)) {
            batch.add(digest);
            if (batch.size() == BATCH) {
              delete(batch);
            }
          }
        });
    delete(batch);
  }

  private void delete(List<Digest> batch) {
    if (!batch.isEmpty()) {
      store.upkeep().deleteContent(batch);
      deleted += batch.size();
      batch.clear();
      progress.at("sweeping", deleted, garbage.contents());
    }
  }
}
