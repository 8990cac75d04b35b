package io.kryptonx.cli.command;

import io.kryptonx.cli.json.LoopJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.loop.CheckpointView;
import io.kryptonx.cli.view.loop.LoopView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.model.identity.RunId;
import java.util.Optional;

/** {@code loop}: tells the iterations of loops, and writes what one of them made. */
final class LoopCommand implements Command {

  private static final String CHECKPOINT = "--checkpoint";

  @Override
  public void describe(Syntax syntax) {
    Options.nodeArguments(
        syntax,
        "STAGE",
        "A loop, or a selector: 'fit*', tag:x, state:failed.",
        "An item, as show lists them, or a pattern; of a loop in a loop 'tom#2' (default: all).");
    Options.run(syntax);
    syntax.number("N", "List what iteration N of one loop began with and made.", CHECKPOINT);
    syntax.text("DIR", "With --checkpoint: write it there, verified; a new folder.", Options.OUT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx loop fit                                   its loops, one a line",
        "kryptonx loop fit koala                             one, iteration by iteration",
        "kryptonx loop fit koala --run 3                     as it was in run 3",
        "kryptonx loop fit koala --checkpoint 2 --out tries  what iteration 2 made");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofNode(arguments, session, "STAGE");
    Optional<Integer> checkpoint = arguments.number(CHECKPOINT);
    if (checkpoint.isEmpty() && arguments.has(Options.OUT)) {
      throw arguments.wrong("--out needs --checkpoint N", "which iteration is to be written?");
    }
    try (Engine engine = Engines.open(arguments, session, target, Access.READ)) {
      Optional<RunId> run = Engines.run(arguments, engine);
      if (checkpoint.isPresent()) {
        checkpoint(
            arguments,
            session,
            engine,
            engine.insights().checkpoint(target.nodeName(), target.item(), checkpoint.get(), run));
        return ExitCode.FINE;
      }
      LoopReport report = engine.insights().loops(target.nodeName(), target.item(), run);
      if (arguments.has(Options.JSON)) {
        session.write(LoopJson.of(report) + "\n");
      } else {
        new LoopView(session.out(), arguments.typed(session, target)).show(report, run.isEmpty());
      }
    }
    return ExitCode.FINE;
  }

  private static void checkpoint(
      Arguments arguments, Session session, Engine engine, CheckpointReport report) {
    Optional<String> folder = arguments.text(Options.OUT);
    folder.ifPresent(name ->
        OutFolder.write(
            session.folder(),
            name,
            target ->
                report
                    .entries()
                    .forEach(entry ->
                        engine.export(entry.snapshot(), OutFolder.file(target, entry.path())))));
    if (arguments.has(Options.JSON)) {
      session.write(LoopJson.of(report) + "\n");
      return;
    }
    CheckpointView view = new CheckpointView(session.out());
    folder.ifPresentOrElse(name -> view.wrote(report, name), () -> view.show(report));
  }
}
