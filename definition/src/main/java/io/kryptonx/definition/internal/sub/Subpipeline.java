package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sub-pipeline as it was read, before it is used anywhere. Names in it are its own.
 *
 * @param file relative to the folder of the definition
 * @param labels what its stages have that do not say it themselves
 * @param inputs by name, with the type that is expected
 * @param stages by path; of {@code scope} they have the folder, and arguments for the parameters of
 *     deeper sub-pipelines only
 * @param outputs which asset each is
 * @param broken stages that had to be left out
 * @param height how many sub-pipelines are nested, with this one
 */
record Subpipeline(
    String file,
    Labels labels,
    Optional<String> version,
    SortedMap<String, Optional<MediaType>> inputs,
    SortedMap<String, Parameter> params,
    SortedMap<String, Stage> stages,
    SortedMap<String, AssetRef> outputs,
    Set<String> broken,
    Documents documents,
    int height) {

  /** What references see of it where a stage of that name uses it. */
  Nodes.SubpipelineNode node(String stage) {
    SortedMap<String, AssetRef> assets = new TreeMap<>();
    outputs.forEach((name, asset) -> assets.put(name, within(stage, asset)));
    Set<String> paths = new TreeSet<>();
    stages.keySet().forEach(path -> paths.add(stage + "/" + path));
    return new Nodes.SubpipelineNode(assets, new TreeMap<>(), paths);
  }

  /** Whether a parameter is written there, be it understood or not. */
  boolean declares(String parameter) {
    return documents.root().orElse(null) instanceof YamlMap map
        && map.get("params").orElse(null) instanceof YamlMap params
        && params.entry(parameter).isPresent();
  }

  /** An asset of it, seen from outside. */
  static AssetRef within(String stage, AssetRef asset) {
    return new AssetRef(stage + "/" + asset.node(), asset.output());
  }
}
