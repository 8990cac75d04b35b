package io.kryptonx.cli.session;

import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Screen;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command has around it.
 *
 * @param standardOut the stream itself, for programs: JSON
 * @param outIsTerminal whether somebody watches it
 * @param screen rows and columns of the terminal
 * @param interrupts where interrupts by a person are to be told
 * @param environment variables of the process
 * @param folder the working folder
 */
public record Session(
    EngineOpener engines,
    PrintStream standardOut,
    boolean outIsTerminal,
    PrintStream standardError,
    boolean errorIsTerminal,
    ColorWhen color,
    Screen screen,
    Interrupts interrupts,
    Function<String, Optional<String>> environment,
    Path folder) {

  /** The same with another choice of colours. */
  public Session with(ColorWhen choice) {
    return new Session(
        engines,
        standardOut,
        outIsTerminal,
        standardError,
        errorIsTerminal,
        choice,
        screen,
        interrupts,
        environment,
        folder);
  }

  /** The same with others to tell of interrupts. */
  public Session with(Interrupts others) {
    return new Session(
        engines,
        standardOut,
        outIsTerminal,
        standardError,
        errorIsTerminal,
        color,
        screen,
        others,
        environment,
        folder);
  }

  /** Writes text for programs to the standard output: always UTF-8, never changed. */
  public void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    standardOut.write(bytes, 0, bytes.length);
    standardOut.flush();
  }

  /** The standard output for people. */
  public Output out() {
    return output(standardOut, outIsTerminal);
  }

  /** The standard error for people. */
  public Output err() {
    return output(standardError, errorIsTerminal);
  }

  /** A variable of the environment that is set to something. */
  public Optional<String> variable(String name) {
    return environment.apply(name).filter(value -> !value.isEmpty());
  }

  private Output output(PrintStream stream, boolean isTerminal) {
    boolean able = isTerminal && !variable("TERM").equals(Optional.of("dumb"));
    boolean coloured =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> able && variable("NO_COLOR").isEmpty();
        };
    // One column stays free: what fills the last one makes some terminals wrap.
    return new Output(stream, able, coloured, () -> Math.max(1, screen.size().columns() - 1));
  }
}
