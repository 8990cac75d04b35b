package io.kryptonx.definition.internal.body;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code defaults}: what stages have where they do not say so. It is looked at once, so that a
 * mistake in it is told once, and what is wrong goes into no stage.
 */
public final class Defaults {

  private final List<YamlMap.Entry> entries;

  private Defaults(List<YamlMap.Entry> entries) {
    this.entries = entries;
  }

  /** The defaults of a file. */
  public static Defaults of(Fields top, Context context) {
    Optional<YamlMap> map =
        top.get("defaults")
            .flatMap(v -> context.shapes().map(v, "'defaults'", "defaults: { timeout: 10m }"));
    List<YamlMap.Entry> good = new ArrayList<>();
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      int before = context.problems().count();
      YamlMap alone = new YamlMap(map.orElseThrow().origin(), List.of(entry));
      Fields fields = Fields.of(alone, Element.DEFAULTS, context.problems());
      StageParser.check(fields, context);
      if (context.problems().count() == before) {
        good.add(entry);
      }
    }
    return new Defaults(good);
  }

  /** A stage with those that it does not say itself and that have a meaning for it. */
  public YamlMap.Entry apply(YamlMap.Entry stage) {
    if (entries.isEmpty() || !(stage.value() instanceof YamlMap map)) {
      return stage;
    }
    List<YamlMap.Entry> merged = new ArrayList<>(map.entries());
    for (YamlMap.Entry each : entries) {
      Optional<YamlMap.Entry> own = map.entry(each.key());
      if (own.isEmpty() && StageParser.takes(map, each.key())) {
        merged.add(each);
      } else if (own.isPresent() && each.key().equals("env")) {
        merged.set(merged.indexOf(own.get()), environment(own.get(), each));
      }
    }
    return new YamlMap.Entry(stage.key(), stage.at(), new YamlMap(map.origin(), merged));
  }

  private static YamlMap.Entry environment(YamlMap.Entry own, YamlMap.Entry common) {
    if (!(own.value() instanceof YamlMap map) || !(common.value() instanceof YamlMap others)) {
      return own;
    }
    List<YamlMap.Entry> all = new ArrayList<>(map.entries());
    others.entries().stream().filter(e -> map.entry(e.key()).isEmpty()).forEach(all::add);
    return new YamlMap.Entry(own.key(), own.at(), new YamlMap(map.origin(), all));
  }
}
