package io.kryptonx.cli;

import io.kryptonx.cli.session.EngineOpener;
import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Screen;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.port.FileWatch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs command lines as a process would, on streams in memory. */
final class CliHarness {

  final FakeEngine engine = new FakeEngine();
  final Map<String, String> environment = new HashMap<>();
  boolean outIsTerminal;
  boolean errorIsTerminal;
  int columns = 100;
  int rows = 30;
  Path folder = Path.of("");
  EngineOpener opener = engines();
  Interrupts interrupts = Interrupts.NONE;
  final FakeFileWatch watch = new FakeFileWatch();

  /** What a command left. */
  record Result(int code, String out, String err) {}

  Result run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Function<String, Optional<String>> variables =
        name -> Optional.ofNullable(environment.get(name));
    Session session =
        new Session(
            opener,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            outIsTerminal,
            new PrintStream(err, false, StandardCharsets.UTF_8),
            errorIsTerminal,
            ColorWhen.AUTO,
            new Screen(() -> Optional.of(new Screen.Size(rows, columns))),
            interrupts,
            variables,
            folder);
    int code = new Cli(session).execute(words);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private EngineOpener engines() {
    return new EngineOpener() {
      @Override
      public Engine open(EngineConfig config) {
        return engine.open(config);
      }

      @Override
      public FileWatch watch() {
        return watch;
      }
    };
  }

  /** The same on a terminal. */
  CliHarness onTerminal() {
    outIsTerminal = true;
    errorIsTerminal = true;
    return this;
  }
}
