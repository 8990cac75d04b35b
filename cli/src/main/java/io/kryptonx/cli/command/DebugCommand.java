package io.kryptonx.cli.command;

import io.kryptonx.cli.json.DebugJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Screen;
import io.kryptonx.cli.view.DebugView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.Engine.DebugFolder;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code debug}: lays out the folder of a task again, and opens a shell in it. */
final class DebugCommand implements Command {

  private static final String EXEC = "--exec";
  private static final String ACT = "--act";
  private static final String NO_SHELL = "--no-shell";

  @Override
  public void describe(Syntax syntax) {
    Options.nodeArguments(
        syntax, "STAGE", "The stage of the task.", "Its item, where the stage has several.");
    Options.run(syntax);
    syntax.text("DIR", "Lay it out here (default: a new temporary folder).", Options.OUT);
    syntax.flag("Run the task's command there; exit with its exit code.", EXEC);
    syntax.flag("With --exec: also where that acts on the outside, as effects do.", ACT);
    syntax.flag("Only lay it out and say how to go on.", NO_SHELL);
    Options.json(syntax);
    syntax.examples(
        "kryptonx debug thumbnail cats/tom          a shell where the task would run",
        "kryptonx debug thumbnail cats/tom --exec   run it once more, as it was");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofNode(arguments, session, "STAGE");
    if (arguments.has(EXEC) && arguments.has(Options.JSON)) {
      throw arguments.wrong("--exec and --json do not go together", "");
    }
    Path folder;
    DebugFolder task;
    try (Engine engine = Engines.open(arguments, session, target, Access.WRITE)) {
      folder = folder(session, arguments.text(Options.OUT));
      task = layOut(engine, target, Engines.run(arguments, engine), folder);
    }
    if (arguments.has(Options.JSON)) {
      session.write(DebugJson.of(task) + "\n");
      return ExitCode.FINE;
    }
    if (arguments.has(EXEC)) {
      new DebugView(session.err()).showCommand(task);
      if (task.acts() && !arguments.has(ACT)) {
        throw arguments.wrong(
            "this command acts on the outside, and the ledger of effects would not know of it",
            "add --act if that is meant; kryptonx effects resend lets a run act again");
      }
      return start(session, task, task.command(), Map.of());
    }
    DebugView view = new DebugView(session.out());
    view.show(task);
    if (!arguments.has(NO_SHELL) && session.outIsTerminal() && Screen.isTerminal(0)) {
      view.beforeShell();
      start(session, task, List.of("/bin/bash", "--norc", "--noprofile", "-i"), forShell(session));
      view.afterShell(folder);
    }
    return ExitCode.FINE;
  }

  private static DebugFolder layOut(
      Engine engine, Target target, Optional<RunId> run, Path folder) {
    try {
      return engine.debug(target.nodeName(), target.item(), run, folder);
    } catch (KryptonxException e) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException stays) { // it holds something that somebody may want to look at
        e.addSuppressed(stays);
      }
      throw e;
    }
  }

  private static Path folder(Session session, Optional<String> out) {
    try {
      return out.isPresent()
          ? session.folder().resolve(out.get())
          : Files.createTempDirectory("kryptonx-debug-");
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  /** What a shell for people needs beyond the world of the task. */
  private static Map<String, String> forShell(Session session) {
    Map<String, String> more = new TreeMap<>();
    session.variable("TERM").ifPresent(term -> more.put("TERM", term));
    more.put("PS1", "kryptonx debug \\w \\$ ");
    return more;
  }

  private static int start(
      Session session, DebugFolder task, List<String> command, Map<String, String> more) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(task.folder().toFile()).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(task.environment());
    builder.environment().putAll(more);
    session.interrupts().ignore();
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot start " + command.getFirst() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
