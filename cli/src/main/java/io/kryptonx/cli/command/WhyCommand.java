package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.WhyView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.WhyReport;

/** {@code why}: explains why tasks ran, or did not. */
final class WhyCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    Options.nodeArguments(
        syntax, "STAGE", "A stage, or a selector: 'thumb*', +page, page+, tag:x, state:ran.");
    Options.run(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx why thumbnail                      all its tasks, grouped by reason",
        "kryptonx why state:failed                   what failed in the latest run, and why",
        "kryptonx why thumbnail cats/tom --run 7     one task, in an earlier run",
        "kryptonx why -p examples/gallery thumbnail  of another pipeline");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofNode(arguments, session, "STAGE");
    WhyReport report;
    try (Engine engine = Engines.open(arguments, session, target, Access.READ)) {
      report = engine.why(target.nodeName(), target.item(), Engines.run(arguments, engine));
    }
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(report) + "\n");
    } else {
      new WhyView(session.out()).show(report);
    }
    return ExitCode.FINE;
  }
}
