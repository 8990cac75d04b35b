package io.kryptonx.cli.command;

import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.definition.Definition;
import io.kryptonx.model.pipeline.Pipeline;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code __complete [-p PIPELINE]}: the names of stages and sources, a line each, for shells that
 * complete a word. It reads the definition and nothing else, and says nothing about what is wrong.
 */
public final class CompleteCommand {

  /** What is typed; no command for people. */
  public static final String WORD = "__complete";

  /** Only such names; a shell may expand what it is given. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_/-]+");

  private CompleteCommand() {}

  /** Prints the names. */
  public static int execute(List<String> words, Session session) {
    String pipeline = words.size() > 1 && words.getFirst().equals("-p") ? words.get(1) : ".";
    try {
      Definition.load(session.folder().resolve(pipeline))
          .pipeline()
          .ifPresent(found -> print(found, session));
    } catch (RuntimeException e) {
      return ExitCode.FINE; // whoever presses a key wants no message
    }
    return ExitCode.FINE;
  }

  private static void print(Pipeline pipeline, Session session) {
    TreeSet<String> names = new TreeSet<>(pipeline.stages().keySet());
    names.addAll(pipeline.sources().keySet());
    StringBuilder lines = new StringBuilder();
    names.stream().filter(SAFE.asMatchPredicate()).forEach(n -> lines.append(n).append('\n'));
    session.write(lines.toString());
  }
}
