package io.kryptonx.model.task;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Digest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How one attempt ended. */
public sealed interface Outcome {

  /**
   * It made all its outputs, and they are in the store.
   *
   * @param outputs by output name
   */
  record Succeeded(SortedMap<String, AssetContent> outputs) implements Outcome {
    public Succeeded {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }

  /**
   * It failed.
   *
   * @param asked how long it is asked to wait before another attempt
   */
  record Failed(Failure failure, Optional<Duration> asked) implements Outcome {

    /** It failed, and nothing is asked. */
    public Failed(Failure failure) {
      this(failure, Optional.empty());
    }
  }

  /** Content of inputs was missing or corrupt in the store, so that it could not start. */
  record InputsLost(List<Digest> digests) implements Outcome {
    public InputsLost {
      digests = List.copyOf(digests);
    }
  }

  /** It was stopped from outside, and nothing is known of what it would have made. */
  record Stopped() implements Outcome {}
}
