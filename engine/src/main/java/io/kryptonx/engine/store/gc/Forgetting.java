package io.kryptonx.engine.store.gc;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Forgets what names content that goes: results, and what files looked like whose content it was.
 * Both cost time only: the work is done, or the file read, again.
 */
final class Forgetting {

  private static final int BATCH = 4096;

  private final Store store;
  private final Predicate<Digest> stays;
  private long results;
  private long fileStates;

  Forgetting(Store store, Predicate<Digest> stays) {
    this.store = store;
    this.stays = stays;
  }

  /** Says how much it would be. */
  void count() {
    go(false);
  }

  /** Forgets it. */
  void forget() {
    go(true);
  }

  long results() {
    return results;
  }

  long fileStates() {
    return fileStates;
  }

  private void go(boolean forget) {
    List<Fingerprint> batch = new ArrayList<>();
    store
        .upkeep()
        .results(result -> {
          if (!isWhole(result)) {
            results++;
            if (forget) {
              batch.add(result.fingerprint());
              flush(batch, BATCH);
            }
          }
        });
    flush(batch, 1);
    for (String folder : store.upkeep().fileStateFolders()) {
      List<String> gone =
          store.fileStates().load(folder).entrySet().stream()
              .filter(state -> !stays.test(state.getValue().digest()))
              .map(Map.Entry::getKey)
              .toList();
      fileStates += gone.size();
      if (forget && !gone.isEmpty()) {
        store.fileStates().save(folder, Map.of(), gone);
      }
    }
  }

  private void flush(List<Fingerprint> batch, int atLeast) {
    if (batch.size() >= atLeast) {
      store.upkeep().forgetResults(batch);
      batch.clear();
    }
  }

  /** A collection stays together with its members: who marks the one marks the others. */
  private boolean isWhole(ResultIndex.Entry result) {
    return result.outputs().values().stream().map(Forgetting::digest).allMatch(stays);
  }

  private static Digest digest(AssetContent content) {
    return switch (content) {
      case Snapshot snapshot -> snapshot.digest();
      case CollectionRef(var root, _) -> root;
    };
  }
}
