package io.kryptonx.storage;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first durable result of each fingerprint. It changes by {@link Journal#commit} only. Any
 * thread.
 */
public interface ResultIndex {

  /**
   * Those of the results asked for that are older than allowed, or not known.
   *
   * @param since by fingerprint: the time before which a result is too old
   */
  Set<Fingerprint> outdated(Map<Fingerprint, Instant> since);

  /** The known results among those asked for. */
  Map<Fingerprint, SortedMap<String, AssetContent>> find(Collection<Fingerprint> fingerprints);

  /**
   * One result.
   *
   * @param outputs by output name
   * @param time when it was made, in whole milliseconds
   * @param renews whether it takes the place of one that is known
   */
  record Entry(
      Fingerprint fingerprint,
      SortedMap<String, AssetContent> outputs,
      Instant time,
      boolean renews) {
    public Entry {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }
}
