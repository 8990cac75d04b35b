package io.kryptonx.cli.command;

import io.kryptonx.cli.json.DeadLetterJson;
import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.RunSummary;
import io.kryptonx.cli.view.dead.DeadLetterDetailsView;
import io.kryptonx.cli.view.dead.DeadLetterListView;
import io.kryptonx.cli.view.dead.RedriveView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.RedriveRequest;
import io.kryptonx.engine.RedriveRequest.Revision;
import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.RunStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code dlq}: lists dead letters, shows them, does them again, drops them. */
final class DlqCommand implements Command {

  private static final int USUAL_LIMIT = 50;
  private static final List<String> ACTIONS = List.of("list", "show", "redrive", "drop");

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("ACTION", "list (without a word), show, redrive or drop.");
    syntax.argument(
        "STAGE", "A stage, or a selector: 'thumb*', page+, tag:x, owner:x (default: all).");
    syntax.argument("ITEM", "An item, or a pattern: 'cats/*' (default: all).");
    Options.pipeline(syntax);
    DeadLetterOptions.describe(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx dlq                              what failed for good, and is still so",
        "kryptonx dlq redrive fetch --rate 30/min  slowly, where a server has to recover",
        "kryptonx dlq drop fetch old --note 'page is gone'",
        "",
        "redrive ends with 1 if something failed again; the same words go on with a killed one.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    List<String> words = new ArrayList<>(arguments.words());
    String action = words.isEmpty() ? "list" : words.removeFirst();
    Asked asked = new Asked(arguments, session, Target.ofOption(arguments), words);
    return switch (action) {
      case "list" -> list(asked);
      case "show" -> show(asked);
      case "redrive" -> redrive(asked);
      case "drop" -> drop(asked);
      default ->
          throw arguments.wrong(
              "dlq cannot '" + Harmless.line(action) + "'",
              UsageException.didYouMean(action, ACTIONS));
    };
  }

  /** What was typed, without the action. */
  private record Asked(Arguments arguments, Session session, Target target, List<String> words) {

    Engine open(Access access) {
      return Engines.open(arguments, session, target, access);
    }

    LetterQuery query(Engine engine) {
      return DeadLetterOptions.query(arguments, engine, words);
    }

    Typed typed() {
      return arguments.typed(session, target);
    }

    boolean json() {
      return arguments.has(Options.JSON);
    }

    boolean dry() {
      return arguments.has(Options.DRY_RUN);
    }

    int limit() {
      int limit = arguments.number(Options.LIMIT).orElse(USUAL_LIMIT);
      if (limit < 0) {
        throw arguments.wrong("--limit is not negative", "");
      }
      return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    DeadLetterListView listView() {
      return new DeadLetterListView(session.out(), typed(), ZoneId.systemDefault());
    }

    int write(String json) {
      session.write(json + "\n");
      return ExitCode.FINE;
    }
  }

  private static int list(Asked asked) {
    int limit = asked.limit();
    List<DeadLetterReport> letters;
    try (Engine engine = asked.open(Access.READ)) {
      letters = engine.deadLetters().list(asked.query(engine));
    }
    if (asked.json()) {
      return asked.write(DeadLetterJson.of(letters, asked.typed()));
    }
    asked.listView().show(letters, limit);
    return ExitCode.FINE;
  }

  private static int show(Asked asked) {
    int limit = asked.limit();
    List<DeadLetterReport.Details> letters;
    try (Engine engine = asked.open(Access.READ)) {
      letters = engine.deadLetters().show(asked.query(engine), limit);
    }
    if (asked.json()) {
      return asked.write(DeadLetterJson.details(letters, asked.typed()));
    }
    new DeadLetterDetailsView(asked.session().out(), asked.typed(), ZoneId.systemDefault())
        .show(letters);
    return ExitCode.FINE;
  }

  private static int redrive(Asked asked) {
    Revision revision =
        asked
            .arguments()
            .choice(DeadLetterOptions.REVISION, Revision.class)
            .orElse(Revision.CURRENT);
    try (Engine engine = asked.open(Access.WRITE)) {
      RedriveRequest request =
          new RedriveRequest(
              asked.query(engine), revision, DeadLetterOptions.interval(asked.arguments()));
      return asked.dry() ? plan(asked, engine, request) : redrive(asked, engine, request);
    }
  }

  private static int plan(Asked asked, Engine engine, RedriveRequest request) {
    DeadLetterReport.RedrivePlan plan = engine.planRedrive(request);
    if (asked.json()) {
      return asked.write(DeadLetterJson.of(plan, asked.typed()));
    }
    new RedriveView(asked.session().out()).show(plan);
    return ExitCode.FINE;
  }

  private static int redrive(Asked asked, Engine engine, RedriveRequest request) {
    Optional<RunReport> report =
        Following.of(
            engine,
            List.of(),
            asked.json(),
            asked.session(),
            observer -> engine.redrive(request, observer));
    if (asked.json()) {
      asked.write(
          report
              .map(ended -> ReportJson.of(ended, asked.typed()))
              .orElseGet(DeadLetterJson::nothing));
    } else if (report.isPresent()) {
      new RunSummary(asked.session().out(), asked.typed()).show(report.get());
    } else {
      new RedriveView(asked.session().out()).nothing();
    }
    return report.map(DlqCommand::exitCode).orElse(ExitCode.FINE);
  }

  /** What stays as it was is no failure of this run. */
  private static int exitCode(RunReport report) {
    boolean good = report.status() == RunStatus.FAILED && report.failures().isEmpty();
    return good ? ExitCode.FINE : ExitCode.of(report.status());
  }

  private static int drop(Asked asked) {
    Arguments arguments = asked.arguments();
    boolean dry = asked.dry();
    Signature signature =
        dry
            ? Signature.of(arguments, asked.session())
            : Signature.withNote(arguments, asked.session(), "--note 'the page is gone for good'");
    List<DeadLetterReport> letters;
    try (Engine engine = asked.open(dry ? Access.READ : Access.WRITE)) {
      LetterQuery query = asked.query(engine);
      if (!query.saysSomething()) {
        throw arguments.wrong("which ones?", "kryptonx dlq drop fetch; for all: dlq drop '*'");
      }
      letters =
          dry
              ? engine.deadLetters().list(query)
              : engine.deadLetters().drop(query, signature.by(), signature.note());
    }
    if (asked.json()) {
      return asked.write(DeadLetterJson.of(letters, asked.typed()));
    }
    asked.listView().dropped(letters, dry);
    return ExitCode.FINE;
  }
}
