package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code java}: one source file, or a class on {@code classpath}. */
final class JavaParser {

  private static final Pattern CLASS =
      Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]*\\.)*[A-Za-z_$][A-Za-z0-9_$]*");

  private final Context context;

  JavaParser(Context context) {
    this.context = context;
  }

  Optional<Action> parse(YamlValue value, Fields fields) {
    Optional<YamlScalar> text = context.shapes().text(value, "'java'", "java: stages/Page.java");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().text().endsWith(".java")) {
      noClasspath(fields, "a .java file is compiled by itself");
      return context.paths().file(text.get()).map(Action.JavaFile::new);
    }
    if (!CLASS.matcher(text.get().text()).matches() || isFile(text.get())) {
      neither(text.get());
      return Optional.empty();
    }
    return Optional.of(new Action.JavaClass(text.get().text(), classpath(fields)));
  }

  /** Reports a classpath where none can be used. */
  void noClasspath(Fields fields, String reason) {
    Optional<YamlMap.Entry> entry = fields.map().entry("classpath");
    entry.ifPresent(e ->
        context
            .problems()
            .add(
                ProblemCode.BAD_CLASSPATH,
                e.at().place(),
                "'classpath' has no use here",
                "classpath",
                reason,
                "remove it, or name a class: java: com.example.Page"));
  }

  private List<String> classpath(Fields fields) {
    Optional<YamlValue> value = fields.get("classpath");
    if (!fields.has("classpath")) {
      context
          .problems()
          .add(
              ProblemCode.BAD_CLASSPATH,
              fields.map().entry("java").orElseThrow().value().place(),
              "a class needs 'classpath'",
              "it says in which folders and jars the class is",
              "write classpath: [target/classes], or name a .java file");
    }
    return value
        .map(v -> context.shapes().texts(v, "'classpath'", "classpath: [lib/stages.jar]"))
        .orElse(List.of())
        .stream()
        .map(context.paths()::fileOrFolder)
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean isFile(YamlScalar text) {
    return context.paths().isFile(text.text() + ".java");
  }

  private void neither(YamlScalar text) {
    context
        .problems()
        .add(
            ProblemCode.BAD_JAVA,
            text.place(),
            "'" + Problems.shown(text.text()) + "' is neither a .java file nor a class name",
            text.text(),
            "a file ends in .java, and a class is named like com.example.Page",
            isFile(text) ? "did you mean '" + text.text() + ".java'?" : "write one of the two");
  }
}
