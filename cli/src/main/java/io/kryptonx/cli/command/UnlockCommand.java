package io.kryptonx.cli.command;

import io.kryptonx.cli.json.LockJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.LockView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.LockReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code unlock}: takes locks back. */
final class UnlockCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    syntax.argument(
        "ASSET", "A stage, or a pattern over stages: 'thumb*', STAGE.OUTPUT, a published path.");
    syntax.argument("ITEM", "An item, or a pattern: 'cats/*' (default: all).");
    Options.pipeline(syntax);
    Signature.describe(syntax, "");
    Options.json(syntax);
    syntax.examples(
        "kryptonx unlock thumbnail tom   from the next run on it is made as its inputs say",
        "kryptonx unlock '*'             all of them");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofOption(arguments);
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      throw arguments.wrong("which ones?", "kryptonx lock lists them; for all: unlock '*'");
    }
    Signature signature = Signature.of(arguments, session);
    Optional<String> item = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    List<LockReport> locks;
    try (Engine engine = Engines.open(arguments, session, target, Access.WRITE)) {
      locks = engine.locks().unlock(words.getFirst(), item, signature.by(), signature.note());
    }
    if (arguments.has(Options.JSON)) {
      session.write(LockJson.of(locks) + "\n");
    } else {
      new LockView(session.out(), arguments.typed(session, target), ZoneId.systemDefault())
          .unlocked(locks);
    }
    return ExitCode.FINE;
  }
}
