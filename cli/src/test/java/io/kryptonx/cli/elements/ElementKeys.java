package io.kryptonx.cli.elements;

import io.kryptonx.definition.internal.grammar.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Which keys of which elements stand in the definitions of a scenario. */
final class ElementKeys {

  private final SortedMap<Element, Set<String>> found = new TreeMap<>();

  private ElementKeys() {}

  static SortedMap<Element, Set<String>> of(ElementScenario scenario) {
    ElementKeys keys = new ElementKeys();
    for (ElementScenario.Round round : scenario.rounds()) {
      round
          .files()
          .forEach((path, text) -> {
            if (path.endsWith(".yaml") && text.isPresent()) {
              Map<?, ?> top =
                  map(new Load(LoadSettings.builder().build()).loadFromString(text.get()));
              keys.top(top.containsKey("outputs") ? Element.SUBPIPELINE : Element.PIPELINE, top);
            }
          });
    }
    return keys.found;
  }

  private void top(Element element, Map<?, ?> top) {
    note(element, top);
    map(top.get("params")).values().forEach(value -> note(Element.PARAMETER, value));
    map(top.get("inputs")).values().forEach(value -> note(Element.SUBPIPELINE_INPUT, value));
    map(top.get("sources")).values().forEach(value -> note(Element.SOURCE, value));
    map(top.get("publish")).values().forEach(value -> note(Element.PUBLICATION, value));
    note(Element.RETENTION, top.get("retention"));
    note(Element.BUDGET, top.get("budget"));
    note(Element.DEFAULTS, top.get("defaults"));
    rules(map(top.get("defaults")));
    map(top.get("stages")).values().forEach(value -> stage(map(value)));
  }

  private void stage(Map<?, ?> stage) {
    note(Element.STAGE, stage);
    rules(stage);
    for (Object input : map(stage.get("in")).values()) {
      note(Element.INPUT, input);
      note(Element.COLLECT, map(input).get("collect"));
    }
    map(stage.get("out")).values().forEach(value -> note(Element.OUTPUT, value));
    note(Element.SPLIT, stage.get("split"));
    note(Element.EFFECT, stage.get("effect"));
    note(Element.ON_UNKNOWN, map(stage.get("effect")).get("on_unknown"));
    note(Element.ON_REMOVED, map(stage.get("effect")).get("on_removed"));
    note(Element.HTTP, stage.get("http"));
    note(Element.JDBC, stage.get("jdbc"));
    note(Element.APPROVE, stage.get("approve"));
    note(Element.ROUTE, stage.get("route"));
    note(Element.EXPAND, stage.get("expand"));
    for (Object chosen : map(map(stage.get("expand")).get("to")).values()) {
      note(Element.EXPANDED, chosen);
      note(Element.SUBPIPELINE_FILE, map(chosen).get("pipeline"));
    }
    note(Element.LOOP, stage.get("loop"));
    note(Element.BUDGET, map(stage.get("loop")).get("budget"));
    map(map(stage.get("loop")).get("stages")).values().forEach(value -> stage(map(value)));
    note(Element.SUBPIPELINE_FILE, stage.get("pipeline"));
    if (stage.get("validate") instanceof List<?> list) {
      list.forEach(value -> note(Element.VALIDATION, value));
    }
    note(Element.VALIDATION, stage.get("validate"));
  }

  private void rules(Map<?, ?> holder) {
    note(Element.RETRY, holder.get("retry"));
    note(Element.BACKOFF, map(holder.get("retry")).get("backoff"));
    note(Element.RERUN, holder.get("rerun"));
    note(Element.RESOURCES, holder.get("resources"));
  }

  private void note(Element element, Object value) {
    for (Object key : map(value).keySet()) {
      if (element.keys().contains(key.toString())) {
        found.computeIfAbsent(element, _ -> new TreeSet<>()).add(key.toString());
      }
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
