package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.ProblemView;
import io.kryptonx.cli.view.RunSummary;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.check.PipelineCheck;
import io.kryptonx.engine.report.RunReport;
import java.util.List;
import java.util.Optional;

/** {@code run}: runs a pipeline and follows it. */
final class RunCommand implements Command {

  private static final String WATCH = "--watch";
  private static final String EVENTS = "--events";
  private static final String VERBOSE = "--verbose";

  @Override
  public void describe(Syntax syntax) {
    Options.pipelineArgument(syntax);
    Options.jobs(syntax);
    Options.request(syntax);
    syntax.number(
        "GIB",
        "Most that an attempt may write (default: 64, or 9/10 of what is free).",
        Options.MAX_OUTPUT);
    syntax.flag("Publishing may remove over half of what was published.", Options.ALLOW_REMOVAL);
    syntax.flag("Run again whenever something changes that the pipeline is made of.", WATCH);
    Options.json(syntax);
    syntax.text("FILE", "Append each event as a line of JSON, once it is durable.", EVENTS);
    syntax.flag("Show warnings and hints about the definition first.", VERBOSE);
    syntax.examples(
        "kryptonx run                         the pipeline of this folder",
        "kryptonx run examples/gallery -j 4   another one, four tasks at a time",
        "kryptonx run --sample 3 --only page  try a stage on three items of each source",
        "kryptonx run --param width=640       another value of a parameter",
        "",
        "Exit codes: 0 all fine, 1 tasks failed, 2 usage or definition, 3 machine or store,",
        "130 interrupted. An interrupted or killed run goes on with the same command.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofPipeline(arguments);
    RunRequest request = Engines.request(arguments, session);
    if (!arguments.has(WATCH)) {
      return once(arguments, session, target, request);
    }
    if (Stores.isMemory(arguments)) {
      throw arguments.wrong(
          "--watch and --store memory do not go together: each run would begin from nothing", "");
    }
    if (arguments.has(Options.JSON)) {
      throw arguments.wrong("--watch and --json do not go together", "--events FILE tells it all");
    }
    return new WatchLoop(arguments, session, target)
        .go(inside -> once(arguments, inside, target, request));
  }

  private static int once(Arguments arguments, Session session, Target target, RunRequest request) {
    boolean json = arguments.has(Options.JSON);
    if (arguments.has(VERBOSE)) {
      new ProblemView(session.err(), session.folder())
          .list(
              PipelineCheck.advice(
                  session.folder().resolve(target.pipeline()), arguments.text(Options.ENV)));
    }
    Optional<EventFile> events =
        arguments.text(EVENTS).map(file -> EventFile.open(arguments, session.folder(), file));
    RunReport report;
    try (Engine engine = Engines.open(arguments, session, target, Access.WRITE)) {
      report =
          Following.of(
                  engine,
                  events.map(file -> List.<RunObserver>of(file)).orElse(List.of()),
                  json,
                  session,
                  observer -> Optional.of(engine.run(request, observer)))
              .orElseThrow();
    } finally {
      events.ifPresent(EventFile::close);
    }
    Typed typed = arguments.typed(session, target);
    if (json) {
      session.write(ReportJson.of(report, typed) + "\n");
    } else {
      new RunSummary(session.out(), typed).show(report);
    }
    events.ifPresent(EventFile::requireComplete);
    return ExitCode.of(report.status());
  }
}
