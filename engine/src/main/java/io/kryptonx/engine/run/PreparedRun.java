package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.worker.PreparedStage;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that a run is given, before it has a name and a base; all of it is in the store.
 *
 * @param stages prepared, by name
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
    SortedMap<String, PreparedStage> stages) {

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
        Optional.empty());
  }
}
