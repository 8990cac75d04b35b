package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.RunSummary;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.RunStatus;

/** {@code rollback}: publishes again what an earlier run published. */
final class RollbackCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    Options.pipelineArgument(syntax);
    syntax.text("RUN", "The run to go back to, gallery-7 or just 7.", Options.RUN);
    Options.json(syntax);
    syntax.examples(
        "kryptonx rollback --run 7           the published files become those of run 7",
        "",
        "Nothing is executed. It is a run of its own in the journal; the next 'kryptonx run'",
        "publishes what the pipeline gives now.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofPipeline(arguments);
    RunReport report;
    RunId run;
    try (Engine engine = Engines.open(arguments, session, target, Access.WRITE)) {
      run =
          Engines.run(arguments, engine)
              .orElseThrow(
                  () -> arguments.wrong("rollback needs the run to go back to", "--run 7"));
      session.interrupts().handle(engine::cancel, () -> {});
      report = engine.rollback(run, new RunObserver() {});
    }
    Typed typed = arguments.typed(session, target);
    if (arguments.has(Options.JSON)) {
      session.write(ReportJson.of(report, typed) + "\n");
    } else {
      new RunSummary(session.out(), typed).show(report);
      if (report.status() == RunStatus.SUCCEEDED) {
        session.out().line("published again what " + run + " had published: " + files(report));
      }
    }
    return ExitCode.of(report.status());
  }

  private static String files(RunReport report) {
    int count = report.published().size();
    return count == 1 ? "1 file" : count + " files";
  }
}
