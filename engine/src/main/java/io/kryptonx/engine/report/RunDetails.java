package io.kryptonx.engine.report;

import io.kryptonx.model.identity.RunId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything about a run that people look at.
 *
 * @param summary how it ended, or where it stands
 * @param params values of parameters, defaults included
 * @param targets the stages asked for; empty for all
 * @param base the run that it was compared with while it ran
 * @param graph its pipeline, as it was then
 * @param loops those that have begun, by stage in topological order
 * @param assets what its sources and stages hold, sources first, stages in topological order
 */
public record RunDetails(
    RunReport summary,
    SortedMap<String, String> params,
    List<String> targets,
    Optional<RunId> base,
    GraphReport graph,
    ProfileReport profile,
    List<LoopReport.Loop> loops,
    List<AssetReport> assets) {

  public RunDetails {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    targets = List.copyOf(targets);
    loops = List.copyOf(loops);
    assets = List.copyOf(assets);
  }
}
