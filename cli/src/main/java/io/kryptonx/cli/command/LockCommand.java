package io.kryptonx.cli.command;

import io.kryptonx.cli.json.LockJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.LockView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.lock.LockQuery;
import io.kryptonx.engine.report.LockReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code lock}: pins what a run had made, or lists what is pinned. */
final class LockCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    syntax.argument(
        "ASSET", "A stage or selector, STAGE.OUTPUT, or a published path (default: list locks).");
    syntax.argument("ITEM", "An item, or a pattern: 'cats/*' (default: all).");
    Options.pipeline(syntax);
    Options.run(syntax);
    Signature.describe(syntax, "");
    Options.json(syntax);
    syntax.examples(
        "kryptonx lock                           what is locked, and what became of it",
        "kryptonx lock thumbnail tom --note 'the customer likes this one'",
        "kryptonx lock site/index.html --run 7   what made that file, as it was in run 7",
        "kryptonx unlock thumbnail tom           let it be made again",
        "",
        "From the next run on a locked task ends as locked, whatever its inputs are.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofOption(arguments);
    List<String> words = arguments.words();
    boolean lists = words.isEmpty();
    List<LockReport> locks;
    try (Engine engine =
        Engines.open(arguments, session, target, lists ? Access.READ : Access.WRITE)) {
      locks = lists ? engine.locks().list() : lock(arguments, session, engine);
    }
    if (arguments.has(Options.JSON)) {
      session.write(LockJson.of(locks) + "\n");
      return ExitCode.FINE;
    }
    LockView view =
        new LockView(session.out(), arguments.typed(session, target), ZoneId.systemDefault());
    if (lists) {
      view.list(locks);
    } else {
      view.locked(locks);
    }
    return ExitCode.FINE;
  }

  private static List<LockReport> lock(Arguments arguments, Session session, Engine engine) {
    Signature signature = Signature.of(arguments, session);
    List<String> words = arguments.words();
    Optional<String> item = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    return engine
        .locks()
        .lock(
            new LockQuery(words.getFirst(), item, Engines.run(arguments, engine)),
            signature.by(),
            signature.note());
  }
}
