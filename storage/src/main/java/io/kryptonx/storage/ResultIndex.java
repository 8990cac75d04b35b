package io.kryptonx.storage;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first durable result of each fingerprint. It changes by {@link Journal#commit} only. Any
 * thread.
 */
public interface ResultIndex {

  /** The known results among those asked for. */
  Map<Fingerprint, SortedMap<String, AssetContent>> find(Collection<Fingerprint> fingerprints);

  /**
   * One result.
   *
   * @param outputs by output name
   */
  record Entry(Fingerprint fingerprint, SortedMap<String, AssetContent> outputs) {
    public Entry {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }
}
