package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Fields;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of sources, by the key that says so, and what else each may have. */
public enum SourceKind {
  FILES("files", "type empty include exclude"),
  FILE("file", "type"),
  VALUE("value", ""),
  VALUES("values", ""),
  CSV("csv", "item empty"),
  JSONL("jsonl", "item empty"),
  JSON("json", "item empty"),
  TREE("tree", ""),
  RUN("run", "type schema params env files tools secrets timeout shell"),
  HTTP("http", "type headers secrets timeout");

  private final String key;
  private final String others;

  SourceKind(String key, String others) {
    this.key = key;
    this.others = others;
  }

  /** The key that says so. */
  public String key() {
    return key;
  }

  /** Whether another key has a meaning with it. */
  public boolean has(String other) {
    return List.of(others.split(" ")).contains(other);
  }

  /** Those that are written; beside {@code run}, {@code files} is what the command brings along. */
  static List<SourceKind> of(Fields fields) {
    return Stream.of(values())
        .filter(kind -> fields.has(kind.key) && !(kind == FILES && fields.has(RUN.key)))
        .toList();
  }

  /** All their keys. */
  static List<String> keys() {
    return Stream.of(values()).map(SourceKind::key).toList();
  }

  /** The kinds with which a key has a meaning, for people. */
  static String with(String key) {
    List<String> kinds =
        Stream.of(values()).filter(kind -> kind.has(key)).map(SourceKind::key).toList();
    int last = kinds.size() - 1;
    return last == 0
        ? kinds.getFirst()
        : String.join(", ", kinds.subList(0, last)) + " and " + kinds.get(last);
  }
}
