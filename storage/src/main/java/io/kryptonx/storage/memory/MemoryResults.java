package io.kryptonx.storage.memory;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Results in memory. */
record MemoryResults(MemoryDisk disk, long handle) implements ResultIndex {

  @Override
  public Map<Fingerprint, SortedMap<String, AssetContent>> find(
      Collection<Fingerprint> fingerprints) {
    return disk.with(
        handle,
        () -> {
          Map<Fingerprint, SortedMap<String, AssetContent>> found = new HashMap<>();
          for (Fingerprint fingerprint : fingerprints) {
            SortedMap<String, AssetContent> outputs = disk.results.get(fingerprint);
            if (outputs != null) {
              found.put(fingerprint, outputs);
            }
          }
          return found;
        });
  }
}
