package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlPointer;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a definition: its own, and those of its sub-pipelines by the stage that uses them.
 *
 * @param root what the file holds, with everything that was laid over it; none if it could not be
 *     read
 * @param sources the texts that {@code root} is from
 */
public record Documents(
    Optional<YamlValue> root, List<SourceText> sources, Map<String, Documents> subpipelines) {

  private static final String STAGES = "stages.";

  public Documents {
    sources = List.copyOf(sources);
    subpipelines = Map.copyOf(subpipelines);
  }

  /** The place of what a pointer names, {@code stages.clean/tokenize.in.text}, or the nearest. */
  public Optional<Origin> nearest(String pointer) {
    int slash = pointer.indexOf('/');
    if (pointer.startsWith(STAGES) && slash > 0) {
      Documents inner = subpipelines.get(pointer.substring(STAGES.length(), slash));
      if (inner != null) {
        return inner.nearest(STAGES + pointer.substring(slash + 1));
      }
    }
    return root.map(value -> YamlPointer.nearest(value, pointer));
  }

  /** The text of a file. */
  public Optional<SourceText> text(String file) {
    return sources.stream()
        .filter(text -> text.file().equals(file))
        .findFirst()
        .or(() ->
            subpipelines.values().stream().flatMap(inner -> inner.text(file).stream()).findFirst());
  }
}
