package io.kryptonx.storage.memory;

import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Results in memory. */
record MemoryResults(MemoryDisk disk, long handle) implements ResultIndex {

  @Override
  public Set<Fingerprint> outdated(Map<Fingerprint, Instant> since) {
    return disk.with(
        handle,
        () -> {
          Set<Fingerprint> outdated = new HashSet<>();
          since.forEach((fingerprint, oldest) -> {
            Entry result = disk.results.get(fingerprint);
            if (result == null || result.time().isBefore(oldest)) {
              outdated.add(fingerprint);
            }
          });
          return outdated;
        });
  }

  @Override
  public Map<Fingerprint, Made> find(Collection<Fingerprint> fingerprints) {
    return disk.with(
        handle,
        () -> {
          Map<Fingerprint, Made> found = new HashMap<>();
          for (Fingerprint fingerprint : fingerprints) {
            Entry result = disk.results.get(fingerprint);
            if (result != null) {
              found.put(fingerprint, result.made());
            }
          }
          return found;
        });
  }
}
