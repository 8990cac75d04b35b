package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Engine.DebugFolder;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A task that was laid out again: where, with what around it, and what to type. */
public final class DebugView {

  private final Output out;

  /** A view on {@code out}. */
  public DebugView(Output out) {
    this.out = out;
  }

  /** Shows folder, environment and command. */
  public void show(DebugFolder task) {
    out.line(out.in(Style.FAINT, "folder       ") + ShellWord.of(task.folder().toString()));
    String label = "environment  ";
    for (String name : task.environment().keySet()) {
      out.line(out.in(Style.FAINT, label) + name + "=" + ShellWord.of(task.shown(name)));
      label = "             ";
    }
    showCommand(task);
    if (task.acts()) {
      out.line(
          "this is an effect: its command acts on the outside, and the ledger does not know of it");
    }
  }

  /** Shows the command. */
  public void showCommand(DebugFolder task) {
    String command = task.command().stream().map(ShellWord::of).collect(Collectors.joining(" "));
    String label = "command      ";
    for (String line : command.split("\n", -1)) {
      out.line(out.in(Style.FAINT, label) + line);
      label = "             ";
    }
  }

  /** Said before a shell opens. */
  public void beforeShell() {
    out.line();
    out.line(out.in(Style.FAINT, "A shell as the task would find it; leave it with exit."));
  }

  /** Said after the shell was left. */
  public void afterShell(Path folder) {
    String away = "rm -r " + ShellWord.of(folder.toString());
    out.line(out.in(Style.FAINT, "The folder stays; away with it: " + away));
  }
}
