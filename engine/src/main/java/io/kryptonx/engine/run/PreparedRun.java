package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.event.RunStart.Redrive;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a run is given, before it has a name and a base; all of it is in the store.
 *
 * @param sources what its state sources hold, and its action sources once they are evaluated
 * @param stages prepared, by name
 * @param actions those of its sources that are still to be evaluated
 * @param redrive which dead letters stay as they are, where some are done again
 * @param locks the list of tasks that people pinned
 */
public record PreparedRun(
    String pipeline,
    Digest revision,
    Digest definition,
    Digest bundle,
    Digest keys,
    SortedMap<String, String> params,
    SortedMap<String, AssetContent> sources,
    List<String> targets,
    boolean fresh,
    boolean publishes,
    SortedMap<String, PreparedStage> stages,
    ActionSources actions,
    Optional<Redrive> redrive,
    Optional<CollectionRef> locks) {

  /** A run that is no redrive, and in which nothing is locked. */
  public PreparedRun(
      String pipeline,
      Digest revision,
      Digest definition,
      Digest bundle,
      Digest keys,
      SortedMap<String, String> params,
      SortedMap<String, AssetContent> sources,
      List<String> targets,
      boolean fresh,
      boolean publishes,
      SortedMap<String, PreparedStage> stages,
      ActionSources actions) {
    this(
        pipeline,
        revision,
        definition,
        bundle,
        keys,
        params,
        sources,
        targets,
        fresh,
        publishes,
        stages,
        actions,
        Optional.empty(),
        Optional.empty());
  }

  /** A run whose sources are all known. */
  public PreparedRun(
      String pipeline,
      Digest revision,
      Digest definition,
      Digest bundle,
      Digest keys,
      SortedMap<String, String> params,
      SortedMap<String, AssetContent> sources,
      List<String> targets,
      boolean fresh,
      boolean publishes,
      SortedMap<String, PreparedStage> stages) {
    this(
        pipeline,
        revision,
        definition,
        bundle,
        keys,
        params,
        sources,
        targets,
        fresh,
        publishes,
        stages,
        ActionSources.NONE);
  }

  /**
   * Whether a run that is not ended was given the same: it keeps what its action sources held.
   *
   * @param inputs the digest of all that it was given
   * @param given what its sources held
   */
  public boolean isContinuing(RunId run, Digest inputs, SortedMap<String, AssetContent> given) {
    SortedMap<String, AssetContent> kept = new TreeMap<>(given);
    kept.keySet().retainAll(actions.names());
    return with(kept).start(run, Optional.empty()).inputsDigest().equals(inputs);
  }

  /** The same for a run that publishes nothing. */
  public PreparedRun unpublished() {
    return changed(sources, false, actions, redrive);
  }

  /** The same with what its action sources are to hold. */
  public PreparedRun evaluatedTo(SortedMap<String, AssetContent> contents) {
    return with(contents);
  }

  /** The same with its action sources evaluated, for a new run. */
  public PreparedRun evaluated(StopSignal stop) {
    return with(actions.evaluate(stop));
  }

  /** The same, in which these dead letters stay as they are. */
  public PreparedRun redriving(Redrive kept) {
    return changed(sources, publishes, actions, Optional.of(kept));
  }

  /** The same, in which these tasks are pinned. */
  public PreparedRun locking(Optional<CollectionRef> pinned) {
    return changed(sources, publishes, actions, redrive, pinned);
  }

  private PreparedRun with(SortedMap<String, AssetContent> more) {
    SortedMap<String, AssetContent> all = new TreeMap<>(sources);
    all.putAll(more);
    return changed(all, publishes, ActionSources.NONE, redrive);
  }

  private PreparedRun changed(
      SortedMap<String, AssetContent> all,
      boolean publishing,
      ActionSources open,
      Optional<Redrive> kept) {
    return changed(all, publishing, open, kept, locks);
  }

  private PreparedRun changed(
      SortedMap<String, AssetContent> all,
      boolean publishing,
      ActionSources open,
      Optional<Redrive> kept,
      Optional<CollectionRef> pinned) {
    return new PreparedRun(
        pipeline,
        revision,
        definition,
        bundle,
        keys,
        params,
        all,
        targets,
        fresh,
        publishing,
        stages,
        open,
        kept,
        pinned);
  }

  /** The start of a run of that name, on top of a base. */
  public RunStart start(RunId run, Optional<BaseRun> base) {
    return new RunStart(
        run,
        pipeline,
        revision,
        definition,
        bundle,
        keys,
        params,
        sources,
        targets,
        fresh,
        publishes,
        base,
        Optional.empty(),
        redrive,
        locks);
  }
}
