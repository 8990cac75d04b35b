package io.kryptonx.model.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A definition: sources, stages, parameters, and what is published.
 *
 * @param name matches {@link #NAME}
 * @param owner the team that answers for it
 */
public record Pipeline(
    String name,
    Optional<String> owner,
    Optional<String> description,
    SortedMap<String, Parameter> params,
    SortedMap<String, Source> sources,
    SortedMap<String, Stage> stages,
    List<Publication> publish) {

  /** What the name of a pipeline looks like. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");

  /** What names of sources, stages, inputs, outputs and parameters look like. */
  public static final Pattern PART_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  public Pipeline {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
    publish = List.copyOf(publish);
  }
}
