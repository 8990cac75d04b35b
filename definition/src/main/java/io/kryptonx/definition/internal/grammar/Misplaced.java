package io.kryptonx.definition.internal.grammar;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys that belong to another element than the one in which people look for them first. */
final class Misplaced {

  private Misplaced() {}

  /** Where a key belongs that an element does not have. */
  static Optional<String> fix(Element element, String key) {
    return Optional.ofNullable(
        switch (element) {
          case PIPELINE -> pipeline(key);
          case SUBPIPELINE -> subpipeline(key);
          case STAGE -> stage(key);
          case INPUT -> key.equals("missing") ? "write collect: { missing: allow }" : null;
          case OUTPUT -> key.equals("item") ? "write each: true" : null;
          case RESOURCES -> key.equals("timeout") ? "write it beside 'resources'" : null;
          case SPLIT -> key.equals("input") ? "write csv: INPUT, or jsonl: INPUT" : null;
          case RETRY -> retry(key);
          case PARAMETER, DEFAULTS, RETENTION, PUBLICATION, SOURCE, COLLECT, RERUN -> null;
          case HTTP -> key.equals("input") || key.equals("data") ? "write body: INPUT" : null;
          case JDBC -> key.equals("table") || key.equals("into") ? "write upsert: TABLE" : null;
          case EFFECT, ON_UNKNOWN, BACKOFF, VALIDATION, SUBPIPELINE_FILE, SUBPIPELINE_INPUT -> null;
          case EXPAND ->
              key.equals("pipeline") || key.equals("params") ? "write to: { NAME: FILE }" : null;
          case EXPANDED ->
              key.equals("in")
                  ? "it takes the inputs of the stage, and what 'with' of the choice gives it"
                  : null;
          case ON_REMOVED ->
              key.equals("in")
                  ? "it has one input, 'removed', with what is known of the item"
                  : null;
          case APPROVE -> key.equals("question") ? "write ask: TEXT" : null;
          case LOOP -> loop(key);
          case BUDGET -> budget(key);
          case ROUTE -> route(key);
        });
  }

  private static @Nullable String pipeline(String key) {
    return switch (key) {
      case "inputs", "outputs", "version" ->
          "only a sub-pipeline has it: name this file by pipeline: FILE in a stage of another one";
      case "env", "timeout", "retry", "rerun", "resources", "shell", "platform", "secrets" ->
          "write it in a stage, or under 'defaults' for all of them";
      default -> null;
    };
  }

  private static @Nullable String subpipeline(String key) {
    return switch (key) {
      case "sources" -> "declare 'inputs'; the stage that uses the sub-pipeline connects them";
      case "publish" -> "declare 'outputs', and publish them where the sub-pipeline is used";
      case "pools", "retention" -> "write it in the definition that is run";
      default -> null;
    };
  }

  private static @Nullable String retry(String key) {
    return switch (key) {
      case "delay", "initial" -> "write backoff: { initial: 1s }";
      case "max", "factor", "jitter" -> "write backoff: { " + key + ": … }";
      case "on", "retry_on" -> "write transient: [75, ConnectException]";
      default -> null;
    };
  }

  private static @Nullable String loop(String key) {
    return switch (key) {
      case "max_retries", "max_attempts", "iterations", "max" -> "write max_iterations: 5";
      case "while" -> "write until: and the contrary";
      case "in", "out", "when", "depends_on" -> "write it beside 'loop'";
      case "score" -> "did you mean 'best'?";
      default -> null;
    };
  }

  private static @Nullable String budget(String key) {
    return switch (key) {
      case "money", "usd", "eur", "price" -> "write cost: 0.50; its unit is that of all costs";
      case "max_attempts", "tries" -> "write attempts: 100";
      case "duration", "timeout" -> "write time: 10m";
      case "iterations", "max_iterations" -> "write it beside 'budget'";
      default -> null;
    };
  }

  private static @Nullable String route(String key) {
    return switch (key) {
      case "default", "otherwise", "other" -> "write else: BRANCH";
      case "when", "if", "branches", "cases", "case" -> "write to: { BRANCH: \"CONDITION\" }";
      case "from", "in" -> "write in: { … } beside 'route'";
      case "stages", "pipeline" ->
          "write a stage that takes the branch: in: { text: ROUTE.BRANCH }";
      default -> null;
    };
  }

  private static @Nullable String stage(String key) {
    return switch (key) {
      case "match", "collect", "cross", "optional", "from" ->
          "write it in an input: in: { photo: { from: photos, " + key + ": … } }";
      case "each", "schema", "tree", "type" ->
          "write it in an output: out: { thumb: { " + key + ": … } }";
      case "pool", "memory", "cpu", "concurrency" -> "write resources: { " + key + ": … }";
      case "command", "comand", "cmd", "script", "bash" -> "write run: COMMAND";
      case "input", "inputs" -> "did you mean 'in'?";
      case "output", "outputs" -> "did you mean 'out'?";
      case "needs", "after", "requires" -> "did you mean 'depends_on'?";
      case "if", "condition" -> "did you mean 'when'?";
      case "max_attempts", "retries" -> "write retry: { max_attempts: 3 }";
      default -> null;
    };
  }
}
