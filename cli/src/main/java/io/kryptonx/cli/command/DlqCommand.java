package io.kryptonx.cli.command;

import io.kryptonx.cli.json.DeadLetterJson;
import io.kryptonx.cli.json.ReportJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
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
    Asked asked = Asked.of(arguments, session, "list");
    return switch (asked.action()) {
      case "list" -> list(asked);
      case "show" -> show(asked);
      case "redrive" -> redrive(asked);
      case "drop" -> drop(asked);
      default -> throw asked.unknown("dlq", ACTIONS);
    };
  }

  private static LetterQuery query(Asked asked, Engine engine) {
    return DeadLetterOptions.query(asked.arguments(), engine, asked.words());
  }

  private static boolean isDry(Asked asked) {
    return asked.arguments().has(Options.DRY_RUN);
  }

  private static int limit(Asked asked) {
    int limit = asked.arguments().number(Options.LIMIT).orElse(USUAL_LIMIT);
    if (limit < 0) {
      throw asked.arguments().wrong("--limit is not negative", "");
    }
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private static DeadLetterListView listView(Asked asked) {
    return new DeadLetterListView(asked.session().out(), asked.typed(), ZoneId.systemDefault());
  }

  private static int list(Asked asked) {
    int limit = limit(asked);
    List<DeadLetterReport> letters;
    try (Engine engine = asked.open(Access.READ)) {
      letters = engine.deadLetters().list(query(asked, engine));
    }
    if (asked.json()) {
      return asked.write(DeadLetterJson.of(letters, asked.typed()));
    }
    listView(asked).show(letters, limit);
    return ExitCode.FINE;
  }

  private static int show(Asked asked) {
    int limit = limit(asked);
    List<DeadLetterReport.Details> letters;
    try (Engine engine = asked.open(Access.READ)) {
      letters = engine.deadLetters().show(query(asked, engine), limit);
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
              query(asked, engine), revision, DeadLetterOptions.interval(asked.arguments()));
      return isDry(asked) ? plan(asked, engine, request) : redrive(asked, engine, request);
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
    boolean dry = isDry(asked);
    Signature signature =
        dry
            ? Signature.of(arguments, asked.session())
            : Signature.withNote(arguments, asked.session(), "--note 'the page is gone for good'");
    List<DeadLetterReport> letters;
    try (Engine engine = asked.open(dry ? Access.READ : Access.WRITE)) {
      LetterQuery query = query(asked, engine);
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
    listView(asked).dropped(letters, dry);
    return ExitCode.FINE;
  }
}
