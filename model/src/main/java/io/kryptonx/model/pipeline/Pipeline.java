package io.kryptonx.model.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A definition: sources, stages, parameters, and what is published. Sub-pipelines are resolved:
 * their stages stand here under paths such as {@code clean/tokenize}.
 *
 * @param name matches {@link #NAME}
 * @param swap a folder that is a symbolic link to a whole published set and is exchanged at once;
 *     all paths of {@code publish} lie in it
 * @param pools how many attempts may use each named limit at the same time
 * @param budget what a run may spend; once it is spent the run begins no further attempts
 */
public record Pipeline(
    String name,
    Labels labels,
    SortedMap<String, Parameter> params,
    SortedMap<String, Source> sources,
    SortedMap<String, Stage> stages,
    List<Publication> publish,
    Optional<String> swap,
    SortedMap<String, Integer> pools,
    Retention retention,
    Budget budget) {

  /** What the name of a pipeline looks like. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  /** What names of sources, stages, inputs, outputs and parameters look like. */
  public static final Pattern PART_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  public Pipeline {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    publish = List.copyOf(publish);
    pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
  }

  /** A pipeline that says nothing about how it is operated. */
  public Pipeline(
      String name,
      Labels labels,
      SortedMap<String, Parameter> params,
      SortedMap<String, Source> sources,
      SortedMap<String, Stage> stages,
      List<Publication> publish) {
    this(
        name,
        labels,
        params,
        sources,
        stages,
        publish,
        Optional.empty(),
        new TreeMap<>(),
        Retention.EVERYTHING,
        Budget.NONE);
  }

  /** The loop that a stage, or an asset that a loop gives its stages, stands in. */
  public Optional<Stage> loopAround(String path) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Stage stage = stages.get(path.substring(0, end));
      if (stage != null && stage.action() instanceof Action.Loop) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** This pipeline with other sources and stages. */
  public Pipeline with(SortedMap<String, Source> otherSources, SortedMap<String, Stage> others) {
    return new Pipeline(
        name, labels, params, otherSources, others, publish, swap, pools, retention, budget);
  }
}
