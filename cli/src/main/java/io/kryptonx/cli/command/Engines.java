package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.EngineConfig.Sandbox;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.model.identity.RunId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** From options to what the engine is asked for. */
final class Engines {

  private static final int MAX_JOBS = 10_000;
  private static final int MAX_GIB = 1_000_000;

  private Engines() {}

  /** Opens the engine of a pipeline. */
  static Engine open(Arguments arguments, Session session, Target target, Access access) {
    int jobs =
        arguments.number(Options.JOBS).orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (jobs < 1 || jobs > MAX_JOBS) {
      throw arguments.wrong("--jobs is between 1 and " + MAX_JOBS + ", not " + jobs, "");
    }
    return session
        .engines()
        .open(
            new EngineConfig(
                session.folder().resolve(target.pipeline()),
                arguments.text(Options.ENV),
                Stores.place(arguments, session),
                jobs,
                arguments.choice(Options.SANDBOX, Sandbox.class).orElse(Sandbox.AUTO),
                access,
                session.environment(),
                maxOutput(arguments)));
  }

  private static OptionalLong maxOutput(Arguments arguments) {
    Optional<Integer> gib = arguments.number(Options.MAX_OUTPUT);
    if (gib.isPresent() && (gib.get() < 1 || gib.get() > MAX_GIB)) {
      throw arguments.wrong(
          "--max-output is between 1 and " + MAX_GIB + " GiB, not " + gib.get(), "");
    }
    return gib.map(each -> OptionalLong.of((long) each << 30)).orElseGet(OptionalLong::empty);
  }

  /** What a run is asked for. */
  static RunRequest request(Arguments arguments, Session session) {
    SortedMap<String, String> params = new TreeMap<>();
    for (String each : arguments.texts(Options.PARAM)) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw arguments.wrong(
            "--param takes NAME=VALUE, not '" + Harmless.line(each) + "'", "--param width=640");
      }
      String name = each.substring(0, equals);
      if (params.put(name, each.substring(equals + 1)) != null) {
        throw arguments.wrong("--param " + Harmless.line(name) + " is given twice", "");
      }
    }
    Optional<Integer> sample = arguments.number(Options.SAMPLE);
    if (sample.isPresent() && sample.get() < 1) {
      throw arguments.wrong("--sample is at least 1, not " + sample.get(), "");
    }
    boolean publish = arguments.has(Options.PUBLISH);
    if (sample.isPresent() && publish) {
      throw arguments.wrong("--sample and --publish do not go together: a sample is not whole", "");
    }
    return new RunRequest(
        params,
        arguments.text(Options.PARAMS).map(session.folder()::resolve),
        arguments.texts(Options.ONLY),
        sample.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        arguments.has(Options.FRESH),
        publish,
        arguments.has(Options.ALLOW_REMOVAL));
  }

  /** The run that was named. */
  static Optional<RunId> run(Arguments arguments, Engine engine) {
    return arguments.text(Options.RUN).map(named -> engine.insights().named(named));
  }
}
