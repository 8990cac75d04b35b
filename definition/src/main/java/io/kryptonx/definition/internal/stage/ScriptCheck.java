package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scripts that run from the working folder, which holds declared files only. */
final class ScriptCheck {

  private final Context context;
  private final List<String> declared = new ArrayList<>();

  ScriptCheck(Context context, Fields fields) {
    this.context = context;
    fields
        .get("files")
        .filter(YamlList.class::isInstance)
        .ifPresent(list ->
            ((YamlList) list)
                .values().stream()
                    .filter(YamlScalar.class::isInstance)
                    .forEach(text -> declared.add(((YamlScalar) text).text())));
  }

  /** Checks the program of a list. */
  void program(YamlScalar program) {
    if (program.text().startsWith("./")) {
      check(program, program.text().substring(2));
    }
  }

  /**
   * Checks a script that {@code text} starts. One that is no file of the folder, and is named a
   * second time, is taken for one that the text makes itself.
   */
  void check(YamlScalar text, String script) {
    if (declared.contains(script) || (!context.paths().isFile(script) && isMade(text, script))) {
      return;
    }
    List<String> all = new ArrayList<>(declared);
    all.add(script);
    context
        .problems()
        .add(
            ProblemCode.UNDECLARED_SCRIPT,
            text.origin().find("./" + script),
            "'./" + Problems.shown(script) + "' will not be found",
            "./" + script,
            "a stage runs in a fresh folder that holds declared files only",
            "add to the stage: files: [" + String.join(", ", all) + "]" + create(script));
  }

  private String create(String script) {
    return Optional.of(script).filter(context.paths()::isFile).isPresent()
        ? ""
        : ", and create that file";
  }

  private static boolean isMade(YamlScalar text, String script) {
    String rest = text.text().replaceFirst(java.util.regex.Pattern.quote("./" + script), "");
    return rest.contains(script);
  }
}
