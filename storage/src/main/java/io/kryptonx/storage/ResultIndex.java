package io.kryptonx.storage;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.task.Charge;
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
  Map<Fingerprint, Made> find(Collection<Fingerprint> fingerprints);

  /**
   * What work gave.
   *
   * @param outputs by output name
   * @param charge what it took to make them; nothing for results of versions that did not record it
   */
  record Made(SortedMap<String, AssetContent> outputs, Charge charge) {
    public Made {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }

  /**
   * One result.
   *
   * @param time when it was made, in whole milliseconds
   * @param renews whether it takes the place of one that is known
   */
  record Entry(Fingerprint fingerprint, Made made, Instant time, boolean renews) {

    /** The outputs by name. */
    public SortedMap<String, AssetContent> outputs() {
      return made.outputs();
    }
  }
}
