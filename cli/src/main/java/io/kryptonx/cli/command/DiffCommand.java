package io.kryptonx.cli.command;

import io.kryptonx.cli.json.DiffJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.diff.DiffView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.Insights;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.List;

/** {@code diff}: compares two runs, or a definition in two environments. */
final class DiffCommand implements Command {

  private static final String STAT = "--stat";
  private static final String DETAILS = "--details";
  private static final int DEFAULT_DETAILS = 5;
  private static final int MAX_DETAILS = 10_000;

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("RUN_A", "The earlier run: gallery-6, or just 6 (default: the one before).");
    syntax.argument("RUN_B", "The later run (default: the latest).");
    syntax.spareArgument(); // a pipeline may come first, see Target
    Options.pipeline(syntax);
    syntax.flag("Only counts, for each source and stage.", STAT);
    syntax.number("N", "Look into the first N items that differ (default: 5).", DETAILS);
    Options.json(syntax);
    syntax.examples(
        "kryptonx diff                   the latest run and the one before",
        "kryptonx diff 6                 run 6 and the latest",
        "kryptonx diff 6 7 --details 50  look into more of what differs",
        "kryptonx diff --env staging     what the definition has otherwise there",
        "kryptonx diff --env test staging",
        "",
        "Exit codes: 0 every asset holds the same, 1 some differ, 2 usage, 3 machine or store.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    if (arguments.has(Options.ENV)) {
      return new EnvironmentDiff(arguments, session).execute();
    }
    Target.OfRuns asked = Target.ofRuns(arguments, session, 2);
    int details = arguments.has(STAT) ? 0 : arguments.number(DETAILS).orElse(DEFAULT_DETAILS);
    if (details < 0 || details > MAX_DETAILS) {
      throw arguments.wrong(DETAILS + " is between 0 and " + MAX_DETAILS + ", not " + details, "");
    }
    DiffReport diff;
    try (Engine engine = Engines.open(arguments, session, asked.target(), Access.READ)) {
      Insights insights = engine.insights();
      List<RunId> runs = runs(insights, asked.runs());
      diff = insights.diff(runs.getFirst(), runs.getLast(), details);
    }
    if (arguments.has(Options.JSON)) {
      session.write(DiffJson.of(diff) + "\n");
    } else {
      new DiffView(session.out(), details).show(diff);
    }
    return diff.isEqual() ? ExitCode.FINE : ExitCode.FAILED;
  }

  private static List<RunId> runs(Insights insights, List<String> named) {
    if (named.size() == 2) {
      return named.stream().map(insights::named).toList();
    }
    List<RunId> latest = insights.latest(2);
    if (latest.isEmpty() || latest.size() < 2 && named.isEmpty()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "there are no two runs to compare; there "
              + (latest.isEmpty() ? "is none yet" : "is only " + latest.getFirst()));
    }
    RunId before = named.isEmpty() ? latest.getLast() : insights.named(named.getFirst());
    return List.of(before, latest.getFirst());
  }
}
