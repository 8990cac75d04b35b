package io.kryptonx.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run is asked for.
 *
 * @param params values of parameters as given, by name; the others take their defaults
 * @param paramFile a file with further values; those in {@code params} win over it
 * @param targets selectors of the stages asked for, which run with what they need; empty for all
 * @param sample only the first items of each source; such a run publishes nothing
 * @param fresh whether results of pure stages are not reused
 * @param publish whether a run with targets publishes the files of the stages that it has
 * @param removal whether publishing may remove most of what was published before
 */
public record RunRequest(
    SortedMap<String, String> params,
    Optional<Path> paramFile,
    List<String> targets,
    OptionalInt sample,
    boolean fresh,
    boolean publish,
    boolean removal) {

  public RunRequest {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    targets = List.copyOf(targets);
    if (sample.isPresent() && publish) {
      throw new IllegalArgumentException("a sample is not complete, and is not published");
    }
  }

  /** Everything, with all defaults. */
  public static RunRequest everything() {
    return new RunRequest(
        new TreeMap<>(), Optional.empty(), List.of(), OptionalInt.empty(), false, false, false);
  }

  /** The same with these values of parameters. */
  public RunRequest with(Map<String, String> values) {
    return new RunRequest(
        new TreeMap<>(values), paramFile, targets, sample, fresh, publish, removal);
  }

  /** The same with the values in a file. */
  public RunRequest withFile(Path file) {
    return new RunRequest(params, Optional.of(file), targets, sample, fresh, publish, removal);
  }

  /** The same for these stages only. */
  public RunRequest only(List<String> selectors) {
    return new RunRequest(params, paramFile, selectors, sample, fresh, publish, removal);
  }

  /** The same with the first items of each source only. */
  public RunRequest sampled(int items) {
    return new RunRequest(
        params, paramFile, targets, OptionalInt.of(items), fresh, publish, removal);
  }

  /** The same without results of earlier runs. */
  public RunRequest afresh() {
    return new RunRequest(params, paramFile, targets, sample, true, publish, removal);
  }

  /** The same, published although it is not for all stages. */
  public RunRequest published() {
    return new RunRequest(params, paramFile, targets, sample, fresh, true, removal);
  }

  /** The same, and most of what was published before may go. */
  public RunRequest allowingRemoval() {
    return new RunRequest(params, paramFile, targets, sample, fresh, publish, true);
  }

  /** Whether the run publishes when it succeeds. */
  public boolean publishes() {
    return publish || targets.isEmpty() && sample.isEmpty();
  }
}
