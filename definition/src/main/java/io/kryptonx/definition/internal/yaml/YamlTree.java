package io.kryptonx.definition.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.problem.Related;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The parser's graph of nodes to a tree of values. Aliases are written out, at most {@value
 * #MAX_REPEATED} values of them.
 */
final class YamlTree {

  /** The most values that aliases may repeat. */
  static final int MAX_REPEATED = 10_000;

  private static final Map<Tag, YamlScalar.Kind> KINDS =
      Map.of(
          Tag.STR, YamlScalar.Kind.STRING,
          Tag.INT, YamlScalar.Kind.INTEGER,
          Tag.FLOAT, YamlScalar.Kind.NUMBER,
          Tag.BOOL, YamlScalar.Kind.BOOLEAN,
          Tag.NULL, YamlScalar.Kind.NULL);

  private final SourceText source;
  private final Problems problems;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int depth;
  private int repeating;
  private int repeated;

  YamlTree(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The tree; none, and a problem, where the graph has no finite or small one. */
  Optional<YamlValue> convert(Node root) {
    try {
      return Optional.of(value(root, origin(root, null, "")));
    } catch (TooMuch e) {
      problems.add(
          ProblemCode.TOO_MANY_ALIASES,
          e.at.place(),
          "aliases repeat more than " + MAX_REPEATED + " values, or contain themselves",
          "written out, the definition would be huge",
          "write the values out, or move data into a file of its own");
      return Optional.empty();
    }
  }

  private YamlValue value(Node node, Origin origin) {
    boolean again = !seen.add(node);
    repeating += again ? 1 : 0;
    repeated += repeating > 0 ? 1 : 0;
    depth++;
    if (repeated > MAX_REPEATED || depth > 2 * YamlReader.MAX_DEPTH) {
      throw new TooMuch(origin);
    }
    YamlValue value =
        switch (node) {
          case MappingNode map -> map(map, origin);
          case SequenceNode list -> list(list, origin);
          case ScalarNode scalar -> scalar(scalar, origin);
          default -> throw new TooMuch(origin);
        };
    depth--;
    repeating -= again ? 1 : 0;
    return value;
  }

  private YamlMap map(MappingNode node, Origin origin) {
    checkTag(node, Tag.MAP, origin);
    List<YamlMap.Entry> entries = new ArrayList<>();
    Map<String, Origin> keys = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        Origin at = origin(tuple.getKeyNode(), origin, "?");
        problems.add(
            ProblemCode.WRONG_SHAPE,
            at.place(),
            "a key is a map or a list",
            "keys are texts",
            "write a text before the colon; put quotes around one that begins with { or [");
        continue;
      }
      Origin at = origin(key, origin, key.getValue());
      Origin first = keys.putIfAbsent(key.getValue(), at);
      if (first == null) {
        Node value = tuple.getValueNode();
        entries.add(new YamlMap.Entry(key.getValue(), at, value(value, shown(value, at))));
      } else {
        problems.add(
            ProblemCode.DUPLICATE_KEY,
            at.place(),
            "the key '" + Problems.shown(key.getValue()) + "' stands twice in this map",
            key.getValue(),
            "it stands in line " + first.line() + " already, and only one of the two can be meant",
            "remove or rename one of the two",
            new Related(first.place(), "first written here"));
      }
    }
    return new YamlMap(origin, entries);
  }

  private YamlList list(SequenceNode node, Origin origin) {
    checkTag(node, Tag.SEQ, origin);
    List<YamlValue> values = new ArrayList<>();
    for (Node child : node.getValue()) {
      values.add(value(child, origin(child, origin, "[" + values.size() + "]")));
    }
    return new YamlList(origin, values);
  }

  private YamlScalar scalar(ScalarNode node, Origin origin) {
    String text = node.getValue();
    if (text.chars().anyMatch(c -> c == 0)
        || !new String(text.getBytes(UTF_8), UTF_8).equals(text)) {
      problems.add(
          ProblemCode.FORBIDDEN_CHARACTER,
          origin.place(),
          "a text holds a NUL or half a character",
          "such a text cannot be a name, an argument, or UTF-8",
          "remove the escape \\0, \\u0000 or \\uD800 to \\uDFFF");
    }
    YamlScalar.Kind kind = KINDS.get(node.getTag());
    if (kind == null) {
      checkTag(node, Tag.STR, origin);
    }
    return new YamlScalar(origin, kind == null ? YamlScalar.Kind.STRING : kind, text);
  }

  private void checkTag(Node node, Tag expected, Origin origin) {
    String tag = node.getTag().getValue().replace(Tag.PREFIX, "!!");
    if (!node.getTag().equals(expected)) {
      problems.add(
          ProblemCode.UNKNOWN_TAG,
          origin.place(),
          "the tag '" + Problems.shown(tag) + "' has no meaning here",
          tag,
          "types follow from how values are written",
          "remove the tag, the word that begins with !");
    }
  }

  /** A block is shown at its key, everything else where it begins itself. */
  private Origin shown(Node value, Origin key) {
    boolean block =
        value instanceof CollectionNode<?> node && node.getFlowStyle() == FlowStyle.BLOCK;
    boolean nothing =
        value instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
    return block || nothing ? key : origin(value, key.parent(), key.step());
  }

  private Origin origin(Node node, @Nullable Origin parent, String step) {
    int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    int column = node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    int endLine = node.getEndMark().map(Mark::getLine).orElse(-1) + 1;
    return new Origin(source, parent, step, line, column, endLine);
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Origin at;

    TooMuch(Origin at) {
      super(null, null, false, false);
      this.at = at;
    }
  }
}
