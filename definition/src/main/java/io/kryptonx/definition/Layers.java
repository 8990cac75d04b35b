package io.kryptonx.definition;

import io.kryptonx.definition.internal.yaml.Overlay;
import io.kryptonx.definition.internal.yaml.YamlDocument;
import io.kryptonx.definition.internal.yaml.YamlReader;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * The text of a definition: its file, and what an environment lays over it.
 *
 * @param root the value of both; none where one of them could not be read
 * @param sources the texts that were read
 */
record Layers(Optional<YamlValue> root, List<SourceText> sources) {

  static Layers read(DefinitionFile file, Optional<String> environment, Problems problems) {
    YamlDocument base = read(file, problems);
    if (environment.isEmpty()) {
      return new Layers(base.root(), List.of(base.source()));
    }
    YamlDocument over = read(file.overlay(environment.get()), problems);
    Optional<YamlValue> merged =
        base.root()
            .flatMap(lower -> over.root().map(upper -> new Overlay(problems).merge(lower, upper)));
    return new Layers(merged, List.of(base.source(), over.source()));
  }

  private static YamlDocument read(DefinitionFile file, Problems problems) {
    return YamlReader.read(file.shown(), file.read(YamlReader.MAX_BYTES + 1), problems);
  }
}
