package io.kryptonx.definition.schema;

import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retry;
import java.util.Map;

/** What stands under each key. */
final class KeyShapes {

  private static final String PART = "^" + Pipeline.PART_NAME.pattern() + "$";
  private static final String NAME = "^" + Pipeline.NAME.pattern() + "$";
  private static final int MAX_COUNT = 10_000;
  private static final int MAX_COST = 1_000_000_000;

  private KeyShapes() {}

  static Map<String, Object> of(Element element, String key) {
    return switch (element) {
      case PIPELINE -> pipeline(key);
      case SUBPIPELINE -> subpipeline(key);
      case PARAMETER -> parameter(key);
      case SOURCE -> source(key);
      case STAGE, DEFAULTS, ON_REMOVED -> stage(key);
      case INPUT -> input(key);
      case OUTPUT -> output(key);
      case COLLECT, RETENTION, PUBLICATION, RERUN, RETRY, EFFECT, ON_UNKNOWN -> small(key);
      case APPROVE -> key.equals("by") ? Shape.oneOrMore() : small(key);
      case BACKOFF -> backoff(key);
      case HTTP, JDBC -> outside(key);
      case LOOP -> loop(key);
      case BUDGET -> budget(key);
      case ROUTE -> route(key);
      case EXPAND, EXPANDED -> expand(key);
      case RESOURCES, VALIDATION, SPLIT, SUBPIPELINE_FILE, SUBPIPELINE_INPUT -> small(key);
    };
  }

  private static Map<String, Object> pipeline(String key) {
    return switch (key) {
      case "pipeline" -> Shape.pattern(Pipeline.NAME.pattern());
      case "params" -> Shape.named(PART, Shape.anyOf(Shape.scalar(), Shape.ref(Element.PARAMETER)));
      case "defaults" -> Shape.ref(Element.DEFAULTS);
      case "pools" -> Shape.named(NAME, Shape.count(1, MAX_COUNT));
      case "retention" -> Shape.ref(Element.RETENTION);
      case "budget" -> Shape.ref(Element.BUDGET);
      case "sources" -> Shape.named(PART, Shape.ref(Element.SOURCE));
      case "stages" -> {
        Map<String, Object> stages = Shape.named(PART, Shape.ref(Element.STAGE));
        stages.put("minProperties", 1);
        yield stages;
      }
      case "publish" -> {
        Map<String, Object> publish =
            Shape.map(Shape.anyOf(Shape.text(), Shape.ref(Element.PUBLICATION)));
        publish.put("properties", Shape.of("swap", Shape.text()));
        yield publish;
      }
      default -> label(key);
    };
  }

  private static Map<String, Object> subpipeline(String key) {
    return switch (key) {
      case "version" -> Shape.text();
      case "inputs" ->
          Shape.named(
              PART,
              Shape.anyOf(
                  Shape.of("type", "null"),
                  Shape.mediaType(),
                  Shape.ref(Element.SUBPIPELINE_INPUT)));
      case "outputs" -> Shape.named(PART, Shape.text());
      default -> pipeline(key);
    };
  }

  private static Map<String, Object> label(String key) {
    return switch (key) {
      case "description", "owner" -> Shape.text();
      case "criticality" -> Shape.word("mission-critical", "important", "background");
      case "tags" -> Shape.oneOrMore();
      case "freshness" -> Shape.duration();
      default -> throw new IllegalArgumentException("the key '" + key + "' has no shape");
    };
  }

  private static Map<String, Object> parameter(String key) {
    return switch (key) {
      case "type" -> Shape.word("string", "integer", "number", "boolean");
      case "default" -> Shape.scalar();
      case "min", "max" -> Shape.of("type", "number");
      case "enum" -> Shape.someOf(Shape.text());
      case "pattern" -> Shape.text();
      default -> label(key);
    };
  }

  private static Map<String, Object> source(String key) {
    return switch (key) {
      case "files" -> Shape.anyOf(Shape.text(), Shape.list(Shape.text()));
      case "file", "csv", "jsonl", "json", "tree", "http" -> Shape.text();
      case "value" -> Shape.of("not", Shape.of("type", "null"));
      case "values" -> Shape.of("type", "object", "minProperties", 1);
      case "empty" -> Shape.word("allow");
      case "include", "exclude" -> Shape.oneOrMore();
      case "item" -> {
        Map<String, Object> dimensions = Shape.named(PART, Shape.text());
        dimensions.put("minProperties", 1);
        yield Shape.anyOf(Shape.pattern(Pipeline.PART_NAME.pattern()), dimensions);
      }
      case "type" -> Shape.mediaType();
      case "schema" -> Shape.text();
      case "headers" -> Shape.map(Shape.scalar());
      case "secrets" -> Shape.oneOrMore();
      case "params" -> Shape.list(Shape.text());
      default -> stage(key);
    };
  }

  private static Map<String, Object> stage(String key) {
    return switch (key) {
      case "in" ->
          Shape.named(
              PART,
              Shape.anyOf(Shape.text(), Shape.someOf(Shape.text()), Shape.ref(Element.INPUT)));
      case "out" -> {
        Map<String, Object> out =
            Shape.named(PART, Shape.anyOf(Shape.mediaType(), Shape.ref(Element.OUTPUT)));
        out.put("minProperties", 1);
        yield out;
      }
      case "run" -> Shape.anyOf(Shape.text(), Shape.someOf(Shape.scalar()));
      case "java", "expr", "when", "version" -> Shape.text();
      case "renamed_from" -> Shape.text();
      case "split" -> Shape.ref(Element.SPLIT);
      case "http" -> Shape.ref(Element.HTTP);
      case "jdbc" -> Shape.ref(Element.JDBC);
      case "approve" -> Shape.anyOf(Shape.text(), Shape.ref(Element.APPROVE));
      case "loop" -> Shape.ref(Element.LOOP);
      case "route" -> Shape.ref(Element.ROUTE);
      case "pipeline" -> file();
      case "expand" -> Shape.anyOf(Shape.someOf(Shape.text()), Shape.ref(Element.EXPAND));
      case "classpath", "files", "secrets" -> Shape.list(Shape.text());
      case "reads" -> Shape.list(Shape.word("item", "time", "event_id"));
      case "shell" -> Shape.anyOf(Shape.text(), Shape.someOf(Shape.text()));
      case "params" -> Shape.anyOf(Shape.list(Shape.text()), Shape.map(Shape.scalar()));
      case "env" -> Shape.named(PART, Shape.scalar());
      case "tools" -> Shape.map(Shape.text());
      case "depends_on" -> Shape.oneOrMore();
      default -> rule(key);
    };
  }

  private static Map<String, Object> loop(String key) {
    return switch (key) {
      case "carry" -> Shape.pattern(Pipeline.PART_NAME.pattern());
      case "until", "best", "result", "next", "on_exhausted" -> Shape.text();
      case "max_iterations", "stop_when_stalled" -> Shape.count(1, Action.Loop.MAX_ITERATIONS);
      default -> pipeline(key);
    };
  }

  private static Map<String, Object> budget(String key) {
    return switch (key) {
      case "cost" -> Shape.of("type", "number", "exclusiveMinimum", 0, "maximum", MAX_COST);
      case "time" -> Shape.duration();
      case "attempts" -> Shape.count(1, Budget.MAX_ATTEMPTS);
      default -> label(key);
    };
  }

  private static Map<String, Object> route(String key) {
    return switch (key) {
      case "to" -> {
        Map<String, Object> to = Shape.named(PART, Shape.text());
        to.put("minProperties", 1);
        to.put("maxProperties", Action.Route.MAX_BRANCHES - 1);
        yield to;
      }
      case "else" -> Shape.pattern(Pipeline.PART_NAME.pattern());
      default -> small(key);
    };
  }

  private static Map<String, Object> file() {
    return Shape.anyOf(Shape.text(), Shape.ref(Element.SUBPIPELINE_FILE));
  }

  private static Map<String, Object> expand(String key) {
    return switch (key) {
      case "to" -> {
        Map<String, Object> to =
            Shape.named(
                PART,
                Shape.anyOf(
                    Shape.text(),
                    Shape.ref(Element.SUBPIPELINE_FILE),
                    Shape.ref(Element.EXPANDED)));
        to.put("minProperties", 1);
        to.put("maxProperties", Action.Route.MAX_BRANCHES - 1);
        yield to;
      }
      case "pipeline" -> file();
      default -> Shape.map(Shape.scalar());
    };
  }

  private static Map<String, Object> rule(String key) {
    Map<String, Object> validation = Shape.anyOf(Shape.text(), Shape.ref(Element.VALIDATION));
    return switch (key) {
      case "validate" ->
          Shape.anyOf(Shape.text(), Shape.ref(Element.VALIDATION), Shape.list(validation));
      case "retry" -> Shape.ref(Element.RETRY);
      case "effect" -> Shape.anyOf(Shape.word("apply", "once"), Shape.ref(Element.EFFECT));
      case "isolation" -> Shape.word("process", "none");
      case "timeout" -> Shape.duration();
      case "rerun" ->
          Shape.anyOf(Shape.word("when_changed", "always", "never"), Shape.ref(Element.RERUN));
      case "cache", "cache_policy" -> Shape.word("if_inputs_changed", "always");
      case "resources" -> Shape.ref(Element.RESOURCES);
      case "platform" -> Shape.pattern("any|[a-z][a-z0-9]{1,19}/[a-z][a-z0-9_]{1,19}");
      default -> label(key);
    };
  }

  private static Map<String, Object> input(String key) {
    return switch (key) {
      case "from" -> Shape.anyOf(Shape.text(), Shape.someOf(Shape.text()));
      case "collect" -> Shape.anyOf(Shape.word(true, false, "all"), Shape.ref(Element.COLLECT));
      case "cross", "optional" -> Shape.flag();
      case "match" -> Shape.word("required");
      case "type" -> Shape.mediaType();
      default -> label(key);
    };
  }

  private static Map<String, Object> output(String key) {
    return switch (key) {
      case "type" -> Shape.mediaType();
      case "each", "tree" -> Shape.flag();
      case "schema" -> Shape.text();
      default -> label(key);
    };
  }

  private static Map<String, Object> backoff(String key) {
    return switch (key) {
      case "initial", "max" -> Shape.duration();
      case "factor" -> Shape.of("type", "number", "minimum", 1, "maximum", 100);
      case "jitter" -> Shape.of("type", "number", "minimum", 0, "maximum", 1);
      default -> label(key);
    };
  }

  private static Map<String, Object> outside(String key) {
    return switch (key) {
      case "method" -> Shape.word("POST", "PUT", "PATCH", "DELETE");
      case "headers" -> Shape.map(Shape.scalar());
      case "key" -> Shape.oneOrMore();
      case "url", "body", "cost", "user", "password", "upsert", "rows" -> Shape.text();
      default -> label(key);
    };
  }

  private static Map<String, Object> cause() {
    return Shape.anyOf(
        Shape.count(1, 255), Shape.count(400, 599), Shape.pattern(Retry.CAUSE.pattern()));
  }

  /** Keys that mean the same wherever they stand. */
  private static Map<String, Object> small(String key) {
    return switch (key) {
      case "to", "from", "pool", "expr", "message", "csv", "jsonl", "by", "file", "version" ->
          Shape.text();
      case "ask", "input" -> Shape.text();
      case "all" -> Shape.flag();
      case "missing" -> Shape.word("allow");
      case "runs" -> Shape.count(1, 1_000_000);
      case "age", "after" -> Shape.duration();
      case "when" -> Shape.word("succeeded", "partial");
      case "backoff" -> Shape.ref(Element.BACKOFF);
      case "transient", "permanent" -> Shape.anyOf(cause(), Shape.someOf(cause()));
      case "max_attempts" -> Shape.count(1, Retry.MAX_ATTEMPTS);
      case "concurrency" -> Shape.count(1, MAX_COUNT);
      case "memory", "size" -> Shape.size();
      case "cpu" -> Shape.of("type", "number", "exclusiveMinimum", 0, "maximum", MAX_COUNT);
      case "mode" -> Shape.word("apply", "once");
      case "on_unknown" ->
          Shape.anyOf(Shape.word("retry", "review"), Shape.ref(Element.ON_UNKNOWN));
      case "probe", "test" -> Shape.text();
      case "on_removed" -> Shape.ref(Element.ON_REMOVED);
      case "severity" -> Shape.word("error", "warning");
      case "into" -> Shape.count(1, Action.Split.Cut.ByColumn.MAX_PARTS);
      case "type" -> Shape.mediaType();
      default -> label(key);
    };
  }
}
