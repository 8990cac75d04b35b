package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.AssetRef;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The assets that an expression over the stages of a loop names: a stage with one output stands for
 * that, {@code review.score} is then a field of it; of several outputs one is named, {@code
 * review.report}.
 */
final class SeenNames {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![A-Za-z0-9_.])([A-Za-z_][A-Za-z0-9_]*)(?:\\s*\\.\\s*([A-Za-z_][A-Za-z0-9_]*))?");

  private final Context inner;

  /** Among the nodes of a loop. */
  SeenNames(Context inner) {
    this.inner = inner;
  }

  /** The assets by what the expression calls them. */
  SortedMap<String, AssetRef> of(YamlScalar text) {
    SortedMap<String, AssetRef> seen = new TreeMap<>();
    Matcher matcher = NAMED.matcher(Expressions.withoutTexts(text.text()));
    while (matcher.find()) {
      String name = matcher.group(1);
      Optional<String> member = Optional.ofNullable(matcher.group(2));
      inner.nodes().find(name).ifPresent(node -> add(text, name, member, node, seen));
    }
    return seen;
  }

  private void add(
      YamlScalar text,
      String name,
      Optional<String> member,
      Nodes.Node node,
      SortedMap<String, AssetRef> seen) {
    switch (node) {
      case Nodes.SourceNode _ -> seen.put(name, new AssetRef(name, name));
      case Nodes.StageNode(var outputs, var implied) -> {
        SortedMap<String, AssetRef> assets = new TreeMap<>();
        outputs.forEach(output -> assets.put(output, new AssetRef(name, output)));
        Optional<String> other = member.filter(implied::contains);
        if (other.isPresent()) {
          seen.put(name + "." + other.get(), new AssetRef(name, other.get()));
        } else {
          add(text, name, member, assets, seen);
        }
      }
      case Nodes.SubpipelineNode(var outputs, var implied, _) -> {
        Optional<AssetRef> other = member.flatMap(key -> Optional.ofNullable(implied.get(key)));
        if (other.isPresent()) {
          seen.put(name + "." + other.get().output(), other.get());
        } else {
          add(text, name, member, outputs, seen);
        }
      }
    }
  }

  private void add(
      YamlScalar text,
      String name,
      Optional<String> member,
      SortedMap<String, AssetRef> outputs,
      SortedMap<String, AssetRef> seen) {
    Optional<AssetRef> output = member.flatMap(key -> Optional.ofNullable(outputs.get(key)));
    if (outputs.size() == 1) {
      seen.put(name, outputs.firstEntry().getValue());
    } else if (output.isPresent()) {
      seen.put(name + "." + output.get().output(), output.get());
    } else if (!outputs.isEmpty()) {
      inner
          .problems()
          .add(
              ProblemCode.AMBIGUOUS_OUTPUT,
              text.origin().find(name),
              "the stage '" + name + "' has several outputs",
              name,
              "its outputs are: " + DidYouMean.listed(outputs.keySet()),
              "name one, such as '" + name + "." + outputs.firstKey() + "'");
    }
  }
}
