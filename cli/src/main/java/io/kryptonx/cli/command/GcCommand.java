package io.kryptonx.cli.command;

import io.kryptonx.cli.json.StoreJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.GcView;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.engine.store.gc.Retention;
import io.kryptonx.storage.embedded.Access;
import java.util.Map;
import java.util.Optional;

/** {@code gc}: takes out of the store what no run needs. */
final class GcCommand implements Command {

  private static final String KEEP = "--keep";
  private static final String KEEP_FOR = "--keep-for";
  private static final String IMPORTED = "--imported";

  @Override
  public void describe(Syntax syntax) {
    Options.pipeline(syntax);
    syntax.number("N", "Keep the latest N runs of each pipeline.", KEEP);
    syntax.text("AGE", "Keep runs that ended less than this ago: 12h, 30d, 8w.", KEEP_FOR);
    syntax.flag("Let go of imported runs, too.", IMPORTED);
    syntax.flag("Say what would go, and change nothing.", Options.DRY_RUN);
    Options.json(syntax);
    syntax.examples(
        "kryptonx gc                          by the rule of each pipeline (retention), else all stay",
        "kryptonx gc --keep 10 --dry-run      what would go with all but the latest ten runs?",
        "kryptonx gc --keep 10 --keep-for 30d keep what either rule keeps",
        "",
        "Always kept: the latest run, the latest that succeeded, an unfinished one, and what is",
        "published. Of a run that goes, kryptonx runs still tells how it ended.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Optional<Integer> keep = arguments.number(KEEP);
    if (keep.filter(n -> n < 1).isPresent()) {
      throw arguments.wrong("--keep is at least 1, not " + keep.get(), "");
    }
    Retention retention =
        new Retention(keep, arguments.text(KEEP_FOR).map(t -> Ages.of(arguments, KEEP_FOR, t)));
    boolean dry = arguments.has(Options.DRY_RUN);
    GcRequest request = new GcRequest(retention, Map.of(), arguments.has(IMPORTED), dry);
    Access access = dry ? Access.READ : Access.WRITE;
    GcReport report = Stores.with(arguments, session, access, (t, p) -> t.gc(request, p));
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(report) + "\n");
    } else {
      new GcView(session.out()).show(report);
    }
    return ExitCode.FINE;
  }
}
