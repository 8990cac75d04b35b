package io.kryptonx.engine.store.check;

import io.kryptonx.engine.source.FileMemory;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.gc.GcReport.Amount;
import io.kryptonx.engine.store.walk.RunWalk;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.DamagedJournalException;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.List;

/**
 * Compares a store with what it says of itself: the database and its chains, the journals, and that
 * everything that is named is there and has the bytes that its digest says. One use.
 */
public final class StoreCheck {

  /** The most damages that are told one by one. */
  public static final int MAX_DAMAGES = 1000;

  private final Store store;
  private final StoreProgress progress;
  private final Findings findings;
  private final boolean readBytes;
  private Amount contents = Amount.NONE;
  private Amount orphans = Amount.NONE;
  private long runs;
  private long removed;
  private long interrupted;
  private long entries;
  private long results;
  private long published;

  /**
   * A check of a store, which may be open for reading only and in use by an engine.
   *
   * @param readBytes whether all content is read and compared with its digest
   */
  public StoreCheck(Store store, boolean readBytes, StoreProgress progress) {
    this.store = store;
    this.readBytes = readBytes;
    this.progress = progress;
    this.findings = new Findings(store.assets()::has);
  }

  /** Does it. */
  public StoreCheckReport check() {
    progress.at("database", 0, 0);
    guarded(() -> store.upkeep().defects().forEach(d -> findings.add(Damage.database(d))));
    // Runs are listed before content is, so that what a running engine adds is not missed.
    List<RunHeader> headers = store.upkeep().runs();
    guarded(this::contents);
    int done = 0;
    // Two walks, since a list that was gone through for its form alone must be gone through again.
    RunWalk whole = new RunWalk(store.assets(), findings.visitor(true), true);
    RunWalk outline = new RunWalk(store.assets(), findings.visitor(false), false);
    for (RunHeader run : headers) {
      progress.at("runs", done++, headers.size());
      switch (run.body()) {
        case RunBody.Whole _ -> run(run, whole);
        case RunBody.Outline _ -> run(run, outline);
        case RunBody.Removed _ -> removed(run.run());
      }
    }
    progress.at("results", 0, 0);
    guarded(this::results);
    guarded(this::publications);
    guarded(this::fileStates);
    guarded(this::orphans);
    findings.tellTheRest();
    return new StoreCheckReport(
        readBytes,
        runs,
        removed,
        entries,
        contents,
        results,
        published,
        orphans,
        interrupted,
        findings.damages(),
        findings.count());
  }

  private void contents() {
    store
        .upkeep()
        .contents(kept -> {
          contents = contents.plus(kept.bytes());
          if (contents.contents() % 256 == 0) {
            progress.at(readBytes ? "reading content" : "content", contents.contents(), 0);
          }
          switch (kept) {
            case Kept.Small(var digest, _) -> findings.there(digest, isGood(digest), "store.db");
            case Kept.Large(var digest, _, _) ->
                findings.there(
                    digest,
                    isGood(digest),
                    "blobs/" + digest.hex().substring(0, 2) + "/" + digest.hex().substring(2));
            case Kept.Stray(var path, _) ->
                findings.add(Damage.stray("blobs/" + path.getFileName()));
          }
        });
  }

  private boolean isGood(Digest digest) {
    return !readBytes || store.assets().verify(digest);
  }

  private void run(RunHeader run, RunWalk walk) {
    runs++;
    long[] last = {0};
    try {
      store
          .journal()
          .read(
              run.run(),
              entry -> {
                last[0] = entry.sequence();
                walk.entry(run.run(), entry);
              });
    } catch (DamagedJournalException e) {
      findings.add(
          Damage.journal(
              run.run(),
              "%s, entries %d to %d".formatted(run.run(), e.first(), e.last()),
              "the journal is not what was written"));
    } catch (KryptonxException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return; // removed meanwhile
      }
      requireCorrupt(e);
      unreadable(run.run(), last[0], String.valueOf(e.getMessage()));
    } catch (InvariantViolation e) {
      unreadable(run.run(), last[0], String.valueOf(e.getMessage()));
    } finally {
      entries += last[0];
    }
  }

  private void unreadable(RunId run, long last, String why) {
    findings.add(
        Damage.journal(
            run, "%s, behind entry %d".formatted(run, last), "the journal cannot be read: " + why));
  }

  /** A removed run of which something is left. */
  private void removed(RunId run) {
    removed++;
    try {
      store.upkeep().pages(run, _ -> {});
      interrupted++;
    } catch (KryptonxException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        interrupted++; // damaged, and on its way out
      }
    }
  }

  private void results() {
    store
        .upkeep()
        .results(result -> {
          results++;
          result
              .outputs()
              .forEach((output, content) ->
                  findings.needs(
                      switch (content) {
                        case Snapshot snapshot -> snapshot.digest();
                        case CollectionRef(var root, _) -> root;
                      },
                      () ->
                          "result %s, output %s"
                              .formatted(result.fingerprint().shortHex(), output)));
        });
  }

  private void publications() {
    for (String pipeline : store.upkeep().publishers()) {
      store
          .publications()
          .of(pipeline)
          .values()
          .forEach(file -> {
            published++;
            findings.needs(
                file.snapshot().digest(),
                () -> "published file '%s' of %s".formatted(file.path(), pipeline));
          });
    }
  }

  /** Of published files it is remembered what those of others hold, too: that is not kept here. */
  private void fileStates() {
    for (String key : store.upkeep().fileStateFolders()) {
      if (!FileMemory.isOfPublished(key)) {
        store
            .fileStates()
            .load(key)
            .forEach((path, state) ->
                findings.needs(
                    state.digest(), () -> "what was read of %s/%s".formatted(key, path)));
      }
    }
  }

  private void orphans() {
    store
        .upkeep()
        .contents(kept -> {
          boolean named =
              switch (kept) {
                case Kept.Small(var digest, _) -> findings.isNamed(digest);
                case Kept.Large(var digest, _, _) -> findings.isNamed(digest);
                case Kept.Stray _ -> true;
              };
          if (!named) {
            orphans = orphans.plus(kept.bytes());
          }
        });
  }

  /** Goes on behind damage that stops a part of the check. */
  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (KryptonxException e) {
      requireCorrupt(e);
      findings.add(Damage.database(String.valueOf(e.getMessage())));
    } catch (InvariantViolation e) {
      findings.add(Damage.database(String.valueOf(e.getMessage())));
    }
  }

  private static void requireCorrupt(KryptonxException e) {
    if (e.code() != ErrorCode.STORE_CORRUPT) {
      throw e;
    }
  }
}
