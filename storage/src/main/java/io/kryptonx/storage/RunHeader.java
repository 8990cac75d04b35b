package io.kryptonx.storage;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stays known of a run, also after its body is gone.
 *
 * @param number counted from 1 within the pipeline
 * @param inputs digest of what it was given
 * @param sources what its sources held
 * @param ended when it ended; empty while {@code status} is OPEN
 * @param manifest root of its manifest, once it ended
 * @param details root of what stands beside it, once it ended
 */
public record RunHeader(
    RunId run,
    String pipeline,
    int number,
    Digest revision,
    Digest inputs,
    SortedMap<String, AssetContent> sources,
    Instant started,
    RunStatus status,
    Optional<Instant> ended,
    Optional<Digest> manifest,
    Optional<Digest> details) {

  public RunHeader {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
