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
 * @param run its name in this store
 * @param number counted from 1 within the pipeline
 * @param inputs digest of what it was given
 * @param sources what its sources held
 * @param ended when it ended; empty while {@code status} is OPEN or WAITING
 * @param manifest root of its manifest, once it ended
 * @param details root of what stands beside it, once it ended
 * @param tally what it came to so far; empty for runs of versions that did not count
 * @param body how much else of it is kept
 * @param origin its name in the store that it was made in, where that is another one
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
    Optional<Digest> details,
    Optional<RunTally> tally,
    RunBody body,
    Optional<RunId> origin) {

  public RunHeader {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  /** A run of this store, all of which is kept, and whose tasks were not counted. */
  public RunHeader(
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
    this(
        run,
        pipeline,
        number,
        revision,
        inputs,
        sources,
        started,
        status,
        ended,
        manifest,
        details,
        Optional.empty(),
        new RunBody.Whole(),
        Optional.empty());
  }

  /** Whether it was made in another store and is only to be looked at. */
  public boolean isImported() {
    return origin.isPresent();
  }

  /** The name that its journal gives it. */
  public RunId ownName() {
    return origin.orElse(run);
  }

  /** The same with these numbers. */
  public RunHeader with(RunTally counted) {
    return changed(run, status, ended, Optional.of(counted), body, origin);
  }

  /** The same with another body. */
  public RunHeader with(RunBody kept) {
    return changed(run, status, ended, tally, kept, origin);
  }

  /** The same, given up at that time. */
  public RunHeader supersededAt(Instant time) {
    return changed(run, RunStatus.SUPERSEDED, Optional.of(time), tally, body, origin);
  }

  /** The same as an imported run of that name. */
  public RunHeader importedAs(RunId name) {
    return changed(name, status, ended, tally, body, Optional.of(ownName()));
  }

  private RunHeader changed(
      RunId name,
      RunStatus now,
      Optional<Instant> end,
      Optional<RunTally> counted,
      RunBody kept,
      Optional<RunId> from) {
    return new RunHeader(
        name, pipeline, number, revision, inputs, sources, started, now, end, manifest, details,
        counted, kept, from);
  }
}
