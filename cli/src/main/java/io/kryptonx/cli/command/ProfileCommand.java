package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ProfileJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.profile.ProfileView;
import io.kryptonx.cli.view.profile.TraceEvents;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.Insights;
import io.kryptonx.engine.report.ProfileReport;
import java.util.Optional;

/** {@code profile}: tells where the time of a run went. */
final class ProfileCommand implements Command {

  private static final String TRACE = "--trace";

  /** How a trace of ours begins, so that an earlier one may be replaced. */
  private static final String TRACE_START = "{\"otherData\":{\"kryptonx\":";

  @Override
  public void describe(Syntax syntax) {
    Options.runArgument(syntax);
    syntax.text("FILE", "Write a trace that a browser's trace viewer opens.", TRACE);
    Options.json(syntax);
    syntax.examples(
        "kryptonx profile                     the latest run",
        "kryptonx profile 7 --trace run.json  open the file in Perfetto or chrome://tracing",
        "kryptonx profile -p examples/gallery of another pipeline");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target.OfRuns asked = Target.ofRuns(arguments, session, 1);
    ProfileReport profile;
    try (Engine engine = Engines.open(arguments, session, asked.target(), Access.READ)) {
      Insights insights = engine.insights();
      profile = insights.profile(asked.runs().stream().findFirst().map(insights::named));
    }
    Optional<String> trace = arguments.text(TRACE);
    trace.ifPresent(file ->
        OutFile.write(session.folder(), file, TRACE_START, out -> TraceEvents.write(out, profile)));
    if (arguments.has(Options.JSON)) {
      session.write(ProfileJson.of(profile) + "\n");
    } else if (trace.isPresent()) {
      session.out().line("wrote " + Harmless.line(trace.get()));
    } else {
      new ProfileView(session.out()).show(profile);
    }
    return ExitCode.FINE;
  }
}
