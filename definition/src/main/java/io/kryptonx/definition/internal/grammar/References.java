package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.AssetRef;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** References to assets: {@code photos}, {@code thumbnail}, {@code clean.good}. */
public final class References {

  private final Problems problems;
  private final Nodes nodes;

  /** Resolves references among the nodes of {@code context}. */
  public References(Context context) {
    this.problems = context.problems();
    this.nodes = context.nodes();
  }

  /** The asset that a text names; none, and a problem, where there is none of that name. */
  public Optional<AssetRef> resolve(YamlScalar text) {
    int dot = text.text().indexOf('.');
    String node = dot < 0 ? text.text() : text.text().substring(0, dot);
    Optional<String> output =
        dot < 0 ? Optional.empty() : Optional.of(text.text().substring(dot + 1));
    if (nodes.find(node).isEmpty()) {
      return unknownNode(text, node);
    }
    return switch (nodes.find(node).orElseThrow()) {
      case Nodes.SourceNode _ -> ofSource(text, node, output);
      case Nodes.StageNode(var outputs, var implied) ->
          output.isPresent()
              ? implied.contains(output.get())
                  ? Optional.of(new AssetRef(node, output.get()))
                  : ofOutput(text, node, output.get(), outputs)
              : ofOnly(text, node, outputs);
      case Nodes.SubpipelineNode(var outputs, var implied, _) ->
          output
              .flatMap(name -> Optional.ofNullable(implied.get(name)))
              .or(() -> ofSubpipeline(text, node, output, outputs));
    };
  }

  private Optional<AssetRef> ofSource(YamlScalar text, String node, Optional<String> output) {
    if (output.isEmpty() || output.get().equals(node)) {
      return Optional.of(new AssetRef(node, node));
    }
    return report(
        ProblemCode.UNKNOWN_OUTPUT,
        text,
        "the source '" + node + "' has no output '" + output.get() + "'",
        "a source is one asset and has no outputs",
        "write '" + node + "'");
  }

  private Optional<AssetRef> ofOutput(
      YamlScalar text, String node, String output, Set<String> outputs) {
    if (outputs.isEmpty() || outputs.contains(output)) {
      return Optional.of(new AssetRef(node, output));
    }
    return report(
        ProblemCode.UNKNOWN_OUTPUT,
        text,
        "the stage '" + node + "' has no output '" + output + "'",
        "its outputs are: " + DidYouMean.listed(outputs),
        DidYouMean.fix(output, outputs));
  }

  private Optional<AssetRef> ofSubpipeline(
      YamlScalar text, String node, Optional<String> output, SortedMap<String, AssetRef> outputs) {
    Optional<String> name =
        output.or(() -> outputs.keySet().stream().limit(outputs.size() == 1 ? 1 : 0).findFirst());
    if (name.isEmpty()) {
      return ofOnly(text, node, outputs.keySet());
    }
    AssetRef asset = outputs.get(name.get());
    if (asset != null) {
      return Optional.of(asset);
    }
    if (outputs.isEmpty()) {
      return Optional.of(new AssetRef(node, name.get()));
    }
    return report(
        ProblemCode.UNKNOWN_OUTPUT,
        text,
        "the sub-pipeline '" + node + "' has no output '" + name.get() + "'",
        "its outputs are: " + DidYouMean.listed(outputs.keySet()),
        DidYouMean.fix(name.get(), outputs.keySet()));
  }

  private Optional<AssetRef> ofOnly(YamlScalar text, String node, Set<String> outputs) {
    if (outputs.size() <= 1) {
      // Without outputs the stage itself has a problem already.
      return Optional.of(new AssetRef(node, outputs.stream().findFirst().orElse(node)));
    }
    return report(
        ProblemCode.AMBIGUOUS_OUTPUT,
        text,
        "the stage '" + node + "' has several outputs",
        "its outputs are: " + DidYouMean.listed(outputs),
        "name one, such as '" + node + "." + outputs.iterator().next() + "'");
  }

  private Optional<AssetRef> unknownNode(YamlScalar text, String node) {
    return report(
        ProblemCode.UNKNOWN_NODE,
        text,
        "there is no source and no stage '" + Problems.shown(node) + "'",
        nodes.names().isEmpty()
            ? "the definition has none"
            : "there are: " + DidYouMean.listed(nodes.names()),
        DidYouMean.fix(node, nodes.names()));
  }

  private Optional<AssetRef> report(
      ProblemCode code, YamlScalar text, String message, String reason, String fix) {
    problems.add(code, text.place(), message, text.text(), reason, fix);
    return Optional.empty();
  }
}
