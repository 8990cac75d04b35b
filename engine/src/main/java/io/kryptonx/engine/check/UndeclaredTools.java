package io.kryptonx.engine.check;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Programs that commands use without declaring them, so that a new version goes unnoticed. */
final class UndeclaredTools {

  private static final int MOST_OF_A_STAGE = 10;

  private UndeclaredTools() {}

  static List<Problem> of(Pipeline pipeline) {
    List<Problem> problems = new ArrayList<>();
    for (Stage stage : pipeline.stages().values()) {
      programs(stage.action()).stream()
          .filter(name -> !KnownPrograms.contains(name) && !stage.tools().containsKey(name))
          .limit(MOST_OF_A_STAGE)
          .map(name -> undeclared(stage, name))
          .forEach(problems::add);
    }
    return problems;
  }

  private static Set<String> programs(Action action) {
    return switch (action) {
      case Action.Shell(String text, var shell) ->
          isOfBash(shell) ? ShellPrograms.of(text) : Set.of();
      case Action.Program(var arguments) -> {
        String name = arguments.getFirst();
        yield ShellPrograms.isName(name) ? new TreeSet<>(Set.of(name)) : Set.of();
      }
      case Action.JavaFile _,
          Action.JavaClass _,
          Action.Expression _,
          Action.Split _,
          Action.Approve _,
          Action.Removed _,
          Action.Route _,
          Action.Loop _ ->
          Set.of();
      case Action.Http _, Action.Jdbc _ -> Set.of();
    };
  }

  /** A text for another language is not looked at. */
  private static boolean isOfBash(List<String> shell) {
    return shell.isEmpty() || shell.getFirst().endsWith("sh");
  }

  private static Problem undeclared(Stage stage, String name) {
    return AdviceCode.UNDECLARED_TOOL.at(
        "stages." + stage.name() + ".run",
        "stage '" + stage.name() + "' uses '" + name + "', which is not declared as a tool",
        name,
        "another version of it may give another result, and nothing would run again",
        "write under the stage: tools: { " + name + ": " + name + " --version }");
  }
}
