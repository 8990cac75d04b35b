package io.kryptonx.definition.schema;

import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.source.SourceKind;
import io.kryptonx.definition.internal.stage.ActionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which keys of an element are required, and which exclude each other. */
final class ElementRules {

  private static final String EXPAND = "expand";

  private ElementRules() {}

  static Map<String, Object> of(Element element) {
    return switch (element) {
      case PIPELINE -> Shape.has("pipeline", "stages");
      case SUBPIPELINE -> Shape.has("stages", "outputs");
      case PARAMETER -> Shape.of("allOf", parameter());
      case RETENTION -> Shape.of("minProperties", 1);
      case PUBLICATION, INPUT -> element == Element.INPUT ? input() : Shape.has("from");
      case SOURCE -> Shape.of("oneOf", sources());
      case STAGE -> Shape.of("oneOf", actions(), "allOf", stage());
      case OUTPUT -> output();
      case COLLECT ->
          Shape.of(
              "minProperties",
              1,
              "not",
              Shape.of("required", List.of("to", "all"), "properties", Shape.of("all", is(true))));
      case RERUN -> Shape.has("after");
      case EFFECT -> Shape.has("mode");
      case ON_UNKNOWN -> Shape.has("probe");
      case ON_REMOVED ->
          Shape.of(
              "required",
              List.of("out"),
              "oneOf",
              List.of(Shape.has("run"), Shape.has("java"), Shape.has("http")));
      case RETRY, BUDGET -> Shape.of("minProperties", 1);
      case VALIDATION -> Shape.has("expr");
      case LOOP -> Shape.has("carry", "stages", "until", "result", "next", "max_iterations");
      case ROUTE, EXPAND -> Shape.has("to");
      case EXPANDED -> Shape.has("pipeline");
      case SPLIT ->
          Shape.of(
              "allOf",
              List.of(
                  Shape.of("oneOf", List.of(Shape.has("csv"), Shape.has("jsonl"))),
                  Shape.of(
                      "oneOf",
                      List.of(
                          Shape.has("by", "into"),
                          Shape.of(
                              "required",
                              List.of("size"),
                              "not",
                              Shape.anyOf(Shape.has("by"), Shape.has("into")))))));
      case HTTP -> Shape.has("url");
      case JDBC -> Shape.has("url", "upsert", "key", "rows");
      case APPROVE -> Shape.has("ask");
      case SUBPIPELINE_FILE -> Shape.has("file");
      case DEFAULTS, BACKOFF, RESOURCES, SUBPIPELINE_INPUT -> Shape.of();
    };
  }

  private static Map<String, Object> is(Object value) {
    return Shape.of("const", value);
  }

  private static List<Object> parameter() {
    List<Object> rules = new ArrayList<>();
    for (String type : List.of("string", "boolean")) {
      rules.add(Shape.when(typed(type), Shape.without(List.of("min", "max"))));
    }
    for (String type : List.of("integer", "number", "boolean")) {
      rules.add(Shape.when(typed(type), Shape.without(List.of("pattern"))));
    }
    return rules;
  }

  private static Map<String, Object> typed(String type) {
    return Shape.of("required", List.of("type"), "properties", Shape.of("type", is(type)));
  }

  private static Map<String, Object> input() {
    Map<String, Object> both =
        Shape.of(
            "required", List.of("optional", "match"), "properties", Shape.of("optional", is(true)));
    return Shape.of("required", List.of("from"), "not", both);
  }

  private static Map<String, Object> output() {
    Map<String, Object> tree =
        Shape.of("required", List.of("tree"), "properties", Shape.of("tree", is(true)));
    return Shape.of(
        "if",
        tree,
        "then",
        Shape.without(List.of("type", "each", "schema")),
        "else",
        Shape.of(
            "anyOf",
            List.of(Shape.has("type"), Shape.has("schema")),
            "allOf",
            List.of(structured())));
  }

  /** A schema describes JSON. */
  private static Map<String, Object> structured() {
    return Shape.when(
        Shape.has("schema"),
        Shape.of("properties", Shape.of("type", Shape.of("pattern", "json$"))));
  }

  /** One alternative for each kind, without the keys that have no meaning with it. */
  private static List<Object> sources() {
    List<Object> kinds = new ArrayList<>();
    for (SourceKind kind : SourceKind.values()) {
      List<String> others =
          Element.SOURCE.keys().stream()
              .filter(key -> !key.equals(kind.key()) && !kind.has(key))
              .toList();
      Map<String, Object> rule = Shape.without(others);
      boolean table = List.of(SourceKind.CSV, SourceKind.JSONL, SourceKind.JSON).contains(kind);
      rule.put("required", table ? List.of(kind.key(), "item") : List.of(kind.key()));
      if (kind == SourceKind.FILES) {
        rule.put("properties", Shape.of("files", Shape.text()));
      } else if (kind == SourceKind.RUN) {
        rule.put("properties", Shape.of("files", Shape.list(Shape.text())));
        rule.put("allOf", List.of(noShell(), structured()));
      }
      kinds.add(rule);
    }
    return kinds;
  }

  private static List<Object> actions() {
    List<Object> actions = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      actions.add(Shape.has(kind.key()));
    }
    return actions;
  }

  private static List<Object> stage() {
    List<Object> rules = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      if (!kind.without().isEmpty()) {
        rules.add(Shape.when(Shape.has(kind.key()), Shape.without(kind.without())));
      }
      if (kind != ActionKind.PIPELINE && kind != ActionKind.ROUTE) {
        Map<String, Object> making = Shape.has(kind.key());
        making.put("not", Shape.has(EXPAND));
        rules.add(Shape.when(making, Shape.has("out")));
      }
    }
    rules.add(Shape.when(Shape.has(EXPAND), Shape.without(ActionKind.NOT_WITH_EXPAND)));
    rules.add(
        Shape.of(
            "if",
            Shape.has("pipeline"),
            "then",
            Shape.of("properties", Shape.of("params", Shape.of("type", "object"))),
            "else",
            Shape.of("properties", Shape.of("params", Shape.of("type", "array")))));
    rules.add(noShell());
    rules.add(Shape.when(Shape.has("run"), Shape.without(List.of("classpath"))));
    rules.add(Shape.when(Shape.has("http"), Shape.has("effect")));
    Map<String, Object> file =
        Shape.of("properties", Shape.of("java", Shape.of("pattern", "\\.java$")));
    file.put("required", List.of("java"));
    rules.add(Shape.when(file, Shape.without(List.of("classpath"))));
    for (List<String> same :
        List.of(
            List.of("rerun", "cache"),
            List.of("rerun", "cache_policy"),
            List.of("cache", "cache_policy"))) {
      rules.add(Shape.of("not", Shape.of("required", same)));
    }
    return rules;
  }

  /** A list runs without a shell. */
  private static Map<String, Object> noShell() {
    Map<String, Object> list =
        Shape.of(
            "required", List.of("run"), "properties", Shape.of("run", Shape.of("type", "array")));
    return Shape.when(list, Shape.without(List.of("shell")));
  }
}
