package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.LogView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.LogReport;
import java.util.List;

/** {@code logs}: shows what tasks printed. */
final class LogsCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    Options.nodeArguments(
        syntax, "STAGE", "A stage, or a selector: 'thumb*', +page, page+, tag:x, state:ran.");
    Options.run(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx logs thumbnail            all its tasks",
        "kryptonx logs thumbnail cats/tom   one of them",
        "kryptonx logs state:failed         all that failed in the latest run");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofNode(arguments, session, "STAGE");
    List<LogReport> logs;
    try (Engine engine = Engines.open(arguments, session, target, Access.READ)) {
      logs = engine.logs(target.nodeName(), target.item(), Engines.run(arguments, engine));
    }
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(target.nodeName(), logs) + "\n");
    } else {
      new LogView(session.out()).show(target.nodeName(), logs);
    }
    return ExitCode.FINE;
  }
}
