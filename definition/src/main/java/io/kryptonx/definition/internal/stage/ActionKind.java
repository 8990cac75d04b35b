package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a stage can do, by the key that says so, and the keys that have no meaning with it. */
public enum ActionKind {
  RUN("run", "isolation"),
  JAVA("java", "shell"),
  EXPR("expr", "shell classpath env files tools secrets effect isolation"),
  SPLIT("split", "shell classpath params env files tools reads secrets effect isolation"),
  HTTP("http", "shell classpath env files tools isolation"),
  JDBC("jdbc", "shell classpath env files tools reads isolation"),
  APPROVE(
      "approve",
      "shell classpath params env files tools reads secrets validate retry timeout rerun cache"
          + " cache_policy resources platform effect isolation"),
  LOOP(
      "loop",
      "shell classpath params env files tools reads secrets validate retry timeout version rerun"
          + " cache cache_policy resources platform effect isolation"),
  ROUTE(
      "route",
      "out shell classpath params env files tools secrets validate retry timeout rerun cache"
          + " cache_policy resources platform effect isolation"),
  PIPELINE(
      "pipeline",
      "out shell classpath env files tools reads secrets when validate retry timeout version rerun"
          + " cache cache_policy resources platform effect isolation");

  /**
   * The keys that have no meaning in a stage that chooses a sub-pipeline, other actions among them.
   */
  public static final List<String> NOT_WITH_EXPAND =
      List.of("out", "split", "http", "jdbc", "approve", "loop", "route", "pipeline", "effect");

  private final String key;
  private final String without;

  ActionKind(String key, String without) {
    this.key = key;
    this.without = without;
  }

  /** The key that says so. */
  public String key() {
    return key;
  }

  /** The keys that have no meaning with it. */
  public List<String> without() {
    return without.isEmpty() ? List.of() : List.of(without.split(" "));
  }

  /** Those that are written. */
  static List<ActionKind> of(Fields fields) {
    return Stream.of(values()).filter(kind -> fields.has(kind.key)).toList();
  }

  /** Whether there is one action only; further ones are a problem. */
  static boolean isSingle(Fields fields, Problems problems) {
    List<ActionKind> kinds = of(fields);
    if (kinds.size() > 1) {
      String first = kinds.get(0).key;
      String second = kinds.get(1).key;
      problems.add(
          ProblemCode.CONFLICTING_KEYS,
          fields.map().entry(second).orElseThrow().at().place(),
          "the stage has two actions, '" + first + "' and '" + second + "'",
          second,
          "a stage does one thing",
          "remove one of the two, or make two stages");
    }
    return kinds.size() <= 1;
  }

  /** Their keys, for people. */
  static String listed() {
    return Stream.of(values()).map(ActionKind::key).collect(Collectors.joining(", "));
  }

  /** Reports the keys that have no meaning with it. */
  void check(Fields fields) {
    String reason =
        switch (this) {
          case RUN -> "a command always runs in a process of its own";
          case JAVA -> "a Java stage runs without a shell";
          case EXPR -> "an expression sees inputs and parameters only";
          case SPLIT -> "a table is cut by the engine, which starts nothing";
          case HTTP, JDBC -> "the engine itself does it, and starts nothing";
          case APPROVE -> "a person decides, and nothing is executed";
          case ROUTE -> "a route sends on what there is, and makes nothing";
          case LOOP -> "the stages of the loop say that themselves";
          case PIPELINE -> "the stages of the sub-pipeline say that themselves";
        };
    for (String word : without()) {
      fields.conflict(
          word,
          reason,
          switch (this) {
            case PIPELINE -> "remove it, or write it in the sub-pipeline";
            case LOOP -> "remove it, or write it in a stage of the loop";
            case ROUTE -> "remove it, or write it in the stages that take a branch";
            case RUN, JAVA, EXPR, SPLIT, HTTP, JDBC, APPROVE -> "remove it";
          });
    }
  }
}
