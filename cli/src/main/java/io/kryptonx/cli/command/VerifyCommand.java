package io.kryptonx.cli.command;

import io.kryptonx.cli.json.VerifyJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.view.StoreProgressView;
import io.kryptonx.cli.view.VerifyView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.proof.VerifyRequest;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.worker.Perturbation;
import java.util.Optional;
import java.util.SplittableRandom;

/** {@code verify}: does the work of a run again, and compares. */
final class VerifyCommand implements Command {

  private static final String PERTURB = "--perturb";
  private static final String SEED = "--seed";

  @Override
  public void describe(Syntax syntax) {
    Options.runArgument(syntax);
    syntax.text("SELECTOR", "Only these stages.", Options.ONLY);
    syntax.flag(
        "With another time zone, locale, folder, order of files and number of processors.",
        PERTURB);
    syntax.number("N", "Which other ones (default: 1).", SEED);
    syntax.number(
        "N", "Tasks at the same time (default: one for each processor).", "-j", Options.JOBS);
    Options.sandbox(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx verify                      the latest run",
        "kryptonx verify 7 --only thumbnail   one stage of an earlier run",
        "kryptonx verify --perturb            find out what depends on more than it declares",
        "",
        "Exit codes: 0 all came out the same, 1 something did not, 2 usage, 3 machine or store.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target.OfRuns asked = Target.ofRuns(arguments, session, 1);
    if (arguments.has(SEED) && !arguments.has(PERTURB)) {
      throw arguments.wrong(SEED + " goes with " + PERTURB, "add " + PERTURB);
    }
    Perturbation perturbation =
        arguments.has(PERTURB)
            ? Perturbation.of(new SplittableRandom(arguments.number(SEED).orElse(1)))
            : Perturbation.NONE;
    VerifyReport report;
    try (Engine engine = Engines.open(arguments, session, asked.target(), Access.READ);
        StoreProgressView progress = new StoreProgressView(session.err())) {
      VerifyRequest request =
          new VerifyRequest(
              asked.runs().stream().findFirst().map(engine.insights()::named),
              arguments.text(Options.ONLY),
              Optional.empty(),
              perturbation);
      report = engine.verify(request, progress);
    }
    if (arguments.has(Options.JSON)) {
      session.write(VerifyJson.of(report) + "\n");
    } else {
      new VerifyView(session.out()).show(report);
    }
    return report.isGood() ? ExitCode.FINE : ExitCode.FAILED;
  }
}
