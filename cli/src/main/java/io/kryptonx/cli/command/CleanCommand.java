package io.kryptonx.cli.command;

import io.kryptonx.cli.json.StoreJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.CleanView;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.engine.store.clean.CleanReport;

/** {@code clean}: deletes files of the store. */
final class CleanCommand implements Command {

  private static final String ALL = "--all";
  private static final String YES = "--yes";

  @Override
  public void describe(Syntax syntax) {
    Options.pipeline(syntax);
    syntax.flag("The whole store, with the history of all runs. Needs --yes.", ALL);
    syntax.flag("Really; without it --all only says what would be lost.", YES);
    Options.json(syntax);
    syntax.examples(
        "kryptonx clean              cache, work and temporary files, which are made again",
        "kryptonx clean --all        say what would be lost with the whole store; exit with 2",
        "kryptonx clean --all --yes  delete it");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    boolean all = arguments.has(ALL);
    boolean really = !all || arguments.has(YES);
    CleanReport report = StoreTools.clean(Stores.folder(arguments, session), all, really);
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(report) + "\n");
    } else {
      new CleanView(session.out()).show(report);
    }
    return report.done() ? ExitCode.FINE : ExitCode.USAGE;
  }
}
