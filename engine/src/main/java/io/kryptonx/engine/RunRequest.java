package io.kryptonx.engine;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run is asked for.
 *
 * @param params values of parameters as given, by name; the others take their defaults
 * @param targets stages asked for, with what they need; empty for all. A run with targets publishes
 *     nothing
 * @param sample only the first items of each source; such a run publishes nothing
 * @param fresh whether results of pure stages are not reused
 */
public record RunRequest(
    SortedMap<String, String> params, List<String> targets, OptionalInt sample, boolean fresh) {

  public RunRequest {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    targets = List.copyOf(targets);
  }

  /** Everything, with all defaults. */
  public static RunRequest everything() {
    return new RunRequest(new TreeMap<>(), List.of(), OptionalInt.empty(), false);
  }

  /** Whether the run stands for the whole pipeline. */
  public boolean isWhole() {
    return targets.isEmpty() && sample.isEmpty();
  }
}
