package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ReviewJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.ReviewView;
import io.kryptonx.cli.view.RunSummary;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.Reviews.Verdict;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.review.ReviewQuery;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code review}: lists what people decide about, shows it, approves and rejects it. */
final class ReviewCommand implements Command {

  private static final String ALL = "--all";
  private static final String WITH = "--with";
  private static final String CONTINUE = "--continue";
  private static final List<String> ACTIONS = List.of("list", "show", "approve", "reject");

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("ACTION", "list (without a word), show, approve or reject.");
    syntax.argument("STAGE", "A stage that asks, or a selector: 'sign*', tag:x (default: all).");
    syntax.argument("ITEM", "An item, or a pattern: 'cats/*' (default: all).");
    Options.pipeline(syntax);
    syntax.flag("Also what was decided; approve, reject: decide that anew.", ALL);
    syntax.text("FILE", "show: write the one content to this file, verified.", Options.OUT);
    Signature.describe(syntax, "approve, reject: ");
    syntax.text("FILE", "approve: let this file go on instead, an edited one.", WITH);
    syntax.flag("approve, reject: go on with the run at once.", CONTINUE);
    Options.jobs(syntax);
    Options.sandbox(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx review                               what waits for a person",
        "kryptonx review show sign_off tom --out t.md  look at one",
        "kryptonx review approve sign_off tom --note 'as agreed'",
        "kryptonx review approve sign_off tom --with t.md --continue",
        "kryptonx review reject sign_off 'cats/*' --note 'too dark'",
        "",
        "A run that waits ends with 4; kryptonx run goes on with it once something is decided.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Asked asked = Asked.of(arguments, session, "list");
    return switch (asked.action()) {
      case "list" -> list(asked);
      case "show" -> show(asked);
      case "approve" -> decide(asked, true);
      case "reject" -> decide(asked, false);
      default -> throw asked.unknown("review", ACTIONS);
    };
  }

  private static ReviewQuery query(Asked asked, boolean all) {
    List<String> words = asked.words();
    return new ReviewQuery(
        words.stream().limit(1).toList(),
        words.stream().skip(1).findFirst(),
        all || asked.arguments().has(ALL));
  }

  private static ReviewView view(Asked asked) {
    return new ReviewView(asked.session().out(), asked.typed(), ZoneId.systemDefault());
  }

  private static int list(Asked asked) {
    List<ReviewReport> reviews;
    try (Engine engine = asked.open(Access.READ)) {
      reviews = engine.reviews().list(query(asked, false));
    }
    if (asked.json()) {
      return asked.write(ReviewJson.of(reviews, asked.typed()));
    }
    view(asked).list(reviews);
    return ExitCode.FINE;
  }

  private static int show(Asked asked) {
    Optional<String> file = asked.arguments().text(Options.OUT);
    List<ReviewReport> reviews;
    try (Engine engine = asked.open(Access.READ)) {
      reviews = engine.reviews().list(query(asked, true));
      file.ifPresent(name -> write(asked, engine, reviews, name));
    }
    if (asked.json()) {
      return asked.write(ReviewJson.of(reviews, asked.typed()));
    }
    if (file.isEmpty()) {
      view(asked).show(reviews);
    } else {
      view(asked).wrote(file.get(), reviews.getFirst());
    }
    return ExitCode.FINE;
  }

  private static void write(Asked asked, Engine engine, List<ReviewReport> reviews, String file) {
    if (reviews.size() != 1) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "--out writes one content, and %d are meant; name one stage and item"
              .formatted(reviews.size()));
    }
    Path target = asked.session().folder().resolve(file);
    engine.export(reviews.getFirst().content(), target);
  }

  private static int decide(Asked asked, boolean approved) {
    Arguments arguments = asked.arguments();
    Optional<Path> file = arguments.text(WITH).map(asked.session().folder()::resolve);
    if (asked.words().isEmpty()) {
      throw arguments.wrong(
          "which ones?", "kryptonx review approve sign_off; for all: review approve '*'");
    }
    if (!approved && file.isPresent()) {
      throw arguments.wrong("--with does not go with reject", "approve the edited file instead");
    }
    Signature signature =
        approved
            ? Signature.of(arguments, asked.session())
            : Signature.withNote(arguments, asked.session(), "--note 'the faces are too dark'");
    List<ReviewReport> decided;
    Optional<RunReport> run = Optional.empty();
    int open;
    try (Engine engine = asked.open(Access.WRITE)) {
      decided =
          engine
              .reviews()
              .decide(
                  query(asked, false),
                  new Verdict(approved, signature.by(), signature.note(), file));
      open = engine.reviews().list(ReviewQuery.OPEN).size();
      if (!asked.json()) {
        view(asked).decided(decided, open, arguments.has(CONTINUE));
      }
      if (arguments.has(CONTINUE)) {
        run = goOn(asked, engine);
      }
    }
    if (asked.json()) {
      asked.write(ReviewJson.decided(decided, open, run, asked.typed()));
    } else {
      run.ifPresent(report -> new RunSummary(asked.session().out(), asked.typed()).show(report));
    }
    return run.map(report -> ExitCode.of(report.status())).orElse(ExitCode.FINE);
  }

  private static Optional<RunReport> goOn(Asked asked, Engine engine) {
    return Following.of(
        engine,
        List.of(),
        asked.json(),
        asked.session(),
        observer -> Optional.of(engine.run(RunRequest.everything(), observer)));
  }
}
