package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.view.ProblemView;
import io.kryptonx.cli.view.RunSummary;
import io.kryptonx.cli.view.RunView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.check.PipelineCheck;
import io.kryptonx.engine.report.RunReport;
import java.util.ArrayList;
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
    syntax.number(
        "N", "Tasks at the same time (default: one for each processor).", "-j", Options.JOBS);
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
      report = follow(engine, request, events, json, session);
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

  /** Runs; whoever watches sees how it goes on. With JSON that can only be on the error output. */
  private static RunReport follow(
      Engine engine,
      RunRequest request,
      Optional<EventFile> events,
      boolean json,
      Session session) {
    Output out = json ? session.err() : session.out();
    List<RunObserver> observers = new ArrayList<>();
    events.ifPresent(observers::add);
    if (json && !out.isTerminal()) {
      session.interrupts().handle(engine::cancel, () -> {});
      return engine.run(request, new Observers(observers));
    }
    try (RunView view = new RunView(out, () -> session.screen().size().rows(), engine::progress)) {
      Runnable stop =
          () -> {
            engine.cancel();
            view.stopping();
          };
      session.interrupts().handle(stop, session.screen()::resized);
      observers.add(view);
      view.start();
      RunReport report = engine.run(request, new Observers(observers));
      view.ended(report);
      return report;
    }
  }
}
