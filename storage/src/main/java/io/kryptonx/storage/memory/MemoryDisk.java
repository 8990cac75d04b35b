package io.kryptonx.storage.memory;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.ResultIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What outlives a handle of the store. Guarded by its own lock; a handle that was closed, or whose
 * store was opened again, cannot reach it any more.
 */
final class MemoryDisk {

  /** Content that is durable. */
  final Map<Digest, byte[]> durable = new HashMap<>();

  /** Large content that outlives the process, but not a loss of power. */
  final Map<Digest, byte[]> written = new HashMap<>();

  /** Content that is there and is not what its digest says. */
  final Set<Digest> damaged = new HashSet<>();

  final Map<RunId, MemoryRun> runs = new HashMap<>();
  final Map<Fingerprint, ResultIndex.Entry> results = new HashMap<>();
  final Map<String, NavigableMap<String, PublicationLedger.Entry>> publications = new HashMap<>();
  final Map<EventId, EffectLedger.Entry> effects = new HashMap<>();
  final Map<String, Map<String, FileStates.State>> fileStates = new HashMap<>();
  final List<Decisions.Decision> decisions = new ArrayList<>();

  private final Set<Long> ended = new HashSet<>();
  private long epoch;

  /** Opens it once more: handles of earlier epochs are cut off. */
  synchronized long open() {
    ended.add(epoch);
    return ++epoch;
  }

  /** Cuts off a handle. */
  synchronized void close(long handle) {
    ended.add(handle);
  }

  /** Forgets what a crash destroys. */
  synchronized void crash(Crash crash) {
    switch (crash) {
      case PROCESS -> {}
      case POWER -> written.clear();
    }
  }

  /** Does something alone, on behalf of a handle. */
  synchronized <T> T with(long handle, Supplier<T> work) {
    check(handle);
    return work.get();
  }

  /** Checks that a handle is good. */
  synchronized void check(long handle) {
    InvariantViolation.check(!ended.contains(handle), "the store is closed");
  }
}
