package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.PlanView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.PlanReport;

/** {@code plan}: says what a run would do. */
final class PlanCommand implements Command {

  private static final String REQUIRE_CACHED = "--require-cached";

  @Override
  public void describe(Syntax syntax) {
    Options.pipelineArgument(syntax);
    Options.request(syntax);
    syntax.flag("Exit with 1 if anything would or may run.", REQUIRE_CACHED);
    Options.json(syntax);
    syntax.examples(
        "kryptonx plan                    what would 'kryptonx run' do?",
        "kryptonx plan --require-cached   in CI: is everything up to date?");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofPipeline(arguments);
    RunRequest request = Engines.request(arguments, session);
    PlanReport report;
    try (Engine engine = Engines.open(arguments, session, target, Access.WRITE)) {
      report = engine.plan(request);
    }
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(report) + "\n");
    } else {
      new PlanView(session.out()).show(report);
    }
    return arguments.has(REQUIRE_CACHED) && !report.isCached() ? ExitCode.FAILED : ExitCode.FINE;
  }
}
