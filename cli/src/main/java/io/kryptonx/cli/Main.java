package io.kryptonx.cli;

import io.kryptonx.cli.session.EngineOpener;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Signals;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Screen;
import io.kryptonx.engine.EmbeddedEngine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The program. */
public final class Main {

  private Main() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] args) {
    prepare();
    System.exit(run(args));
  }

  static void prepare() {
    System.setProperty("java.util.logging.config.class", SilentLogging.class.getName());
  }

  static int run(String[] args) {
    Function<String, Optional<String>> environment =
        name -> Optional.ofNullable(System.getenv(name));
    PrintStream out = stream(FileDescriptor.out, System.out.charset());
    PrintStream err = stream(FileDescriptor.err, System.err.charset());
    Session session =
        new Session(
            engines(),
            out,
            Screen.isTerminal(1),
            err,
            Screen.isTerminal(2),
            ColorWhen.AUTO,
            Screen.of(environment),
            new Signals(),
            environment,
            Path.of(""));
    int code = new Cli(session).execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** The one place that chooses the engine. */
  private static EngineOpener engines() {
    return EmbeddedEngine::open;
  }

  private static PrintStream stream(FileDescriptor file, Charset charset) {
    return new PrintStream(new FileOutputStream(file), false, charset);
  }
}
