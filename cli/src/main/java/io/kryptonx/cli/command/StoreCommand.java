package io.kryptonx.cli.command;

import io.kryptonx.cli.json.StoreJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.StoreCheckView;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.storage.embedded.Access;
import java.util.List;

/** {@code store}: looks whether a store is what was written. */
final class StoreCommand implements Command {

  private static final String CONTENT = "--content";
  private static final String NO_CONTENT = "--no-content";
  private static final String CHECK = "check";

  @Override
  public void describe(Syntax syntax) {
    syntax.neededArgument("ACTION", "check.");
    Options.pipeline(syntax);
    syntax.flag(
        "Read all content and compare it with its digests (as it is without this).", CONTENT);
    syntax.flag("Only look whether all content is there.", NO_CONTENT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx store check               database, journals, and all content",
        "kryptonx store check --no-content  faster: content has to be there, and is not read",
        "",
        "Exit codes: 0 all is well, 1 something is damaged. It reads and changes nothing.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    String action = arguments.words().isEmpty() ? "" : arguments.words().getFirst();
    if (!action.equals(CHECK)) {
      throw arguments.wrong(
          action.isEmpty() ? "what about it?" : "store cannot '" + Harmless.line(action) + "'",
          action.isEmpty()
              ? "kryptonx store check"
              : UsageException.didYouMean(action, List.of(CHECK)));
    }
    if (arguments.has(CONTENT) && arguments.has(NO_CONTENT)) {
      throw arguments.wrong(CONTENT + " and " + NO_CONTENT + " exclude each other", "");
    }
    boolean content = !arguments.has(NO_CONTENT);
    StoreCheckReport report =
        Stores.with(arguments, session, Access.READ, (t, p) -> t.check(content, p));
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(report) + "\n");
    } else {
      new StoreCheckView(session.out()).show(report);
    }
    return report.isGood() ? ExitCode.FINE : ExitCode.FAILED;
  }
}
