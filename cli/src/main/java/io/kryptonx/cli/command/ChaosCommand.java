package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ChaosJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.cli.view.ChaosView;
import io.kryptonx.cli.view.StoreProgressView;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.ChaosReport.Verdict;
import java.util.List;

/** {@code chaos}: runs a pipeline under faults, and compares with a calm run. */
final class ChaosCommand implements Command {

  private static final String SEEDS = "--seeds";
  private static final String SEED = "--seed";
  private static final List<String> SAME_AGAIN =
      List.of(Options.PARAM, Options.PARAMS, Options.ONLY, Options.SAMPLE, Options.SANDBOX);
  private static final int DEFAULT_SEEDS = 3;
  private static final int MAX_SEEDS = 100_000;

  @Override
  public void describe(Syntax syntax) {
    Options.pipelineArgument(syntax);
    syntax.number("N", "Run it N times under faults (default: 3).", SEEDS);
    syntax.number("N", "The first seed; the others follow (default: 1).", SEED);
    syntax.number(
        "N", "Tasks at the same time (default: one for each processor).", "-j", Options.JOBS);
    Options.parameters(syntax);
    syntax.texts("SELECTOR", "These stages and what they need; repeatable.", Options.ONLY);
    syntax.number("N", "The first N items of each source.", Options.SAMPLE);
    Options.sandbox(syntax);
    Options.json(syntax);
    syntax.examples(
        "kryptonx chaos                        the pipeline here, three times under faults",
        "kryptonx chaos --seeds 100            more often, other faults each time",
        "kryptonx chaos --seed 17 --seeds 1    once more as it was with seed 17",
        "kryptonx chaos --sample 10            with ten items of each source",
        "",
        "Exit codes: 0 every run came out the same, 1 some did not, 2 usage, 3 machine or store.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target target = Target.ofPipeline(arguments);
    int seeds = arguments.number(SEEDS).orElse(DEFAULT_SEEDS);
    if (seeds < 1 || seeds > MAX_SEEDS) {
      throw arguments.wrong(SEEDS + " is between 1 and " + MAX_SEEDS + ", not " + seeds, "");
    }
    ChaosReport report;
    try (Engine engine = Engines.open(arguments, session, target, Access.READ);
        StoreProgressView progress = new StoreProgressView(session.err())) {
      report =
          engine.chaos(
              Engines.request(arguments, session),
              arguments.number(SEED).orElse(1),
              seeds,
              progress);
    }
    if (arguments.has(Options.JSON)) {
      session.write(ChaosJson.of(report) + "\n");
    } else {
      new ChaosView(session.out(), arguments.typed(session, target), options(arguments))
          .show(report);
    }
    return report.verdict() == Verdict.DIFFERENT ? ExitCode.FAILED : ExitCode.FINE;
  }

  /** The options of which it depends what a seed does, to be typed once more. */
  private static String options(Arguments arguments) {
    StringBuilder text = new StringBuilder();
    for (String option : SAME_AGAIN) {
      for (String value : arguments.texts(option)) {
        text.append(' ').append(option).append(' ').append(ShellWord.of(value));
      }
    }
    return text.toString();
  }
}
