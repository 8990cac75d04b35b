package io.kryptonx.cli.command;

import io.kryptonx.cli.completion.ManualPage;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.HelpView;
import java.util.Arrays;
import java.util.List;

/** {@code help}: the overview, or the help of one command. */
final class HelpCommand implements Command {

  private static final String MAN = "--man";

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("COMMAND", "The command to explain (default: all, in short).");
    syntax.flag("Print the manual page of all commands, for the program man.", MAN);
    syntax.examples(
        "kryptonx help run",
        "kryptonx help --man | man -l -",
        "kryptonx help --man > ~/.local/share/man/man1/kryptonx.1   then: man kryptonx");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    if (arguments.has(MAN)) {
      session.write(new ManualPage(Catalog.described(), VersionCommand.version()).text());
      return ExitCode.FINE;
    }
    Output out = session.out();
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      overview(out);
      return ExitCode.FINE;
    }
    Catalog entry =
        Catalog.find(words.getFirst())
            .orElseThrow(() -> UsageException.noCommand(words.getFirst(), Catalog.labels()));
    Arguments described = Arguments.parse(entry, entry.create());
    new HelpView(out).show(entry.label(), entry.summary(), described.syntax());
    return ExitCode.FINE;
  }

  private static void overview(Output out) {
    out.line(
        out.in(Style.STRONG, "kryptonx")
            + " runs asset pipelines: the same result every time, and only what changed again.");
    out.line();
    out.line("Usage: kryptonx COMMAND [OPTIONS] …");
    out.line();
    int width = Arrays.stream(Catalog.values()).mapToInt(c -> c.label().length()).max().orElse(0);
    for (Catalog entry : Catalog.values()) {
      String name = out.in(Style.STRONG, Columns.left(entry.label(), width));
      out.line("  " + name + "  " + entry.summary());
    }
    out.line();
    out.line("A pipeline is named by its file, or by a folder that holds pipeline.yaml (default:");
    out.line("this folder):");
    out.line();
    out.line("  kryptonx demo                          start here");
    out.line("  kryptonx run examples/gallery          run a pipeline");
    out.line("  kryptonx why -p examples/gallery page  ask why a stage ran");
    out.line();
    out.line("kryptonx help COMMAND explains a command.");
  }
}
