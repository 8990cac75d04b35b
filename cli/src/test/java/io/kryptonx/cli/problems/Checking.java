package io.kryptonx.cli.problems;

import io.kryptonx.cli.Cli;
import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Screen;
import io.kryptonx.engine.EmbeddedEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The command line in this process, without a terminal and without variables. */
record Checking(Path folder) {

  /** What a command left. */
  record Result(int code, String out, String err) {}

  Result type(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Function<String, Optional<String>> variables = name -> Optional.empty();
    Session session =
        new Session(
            EmbeddedEngine::open,
            new PrintStream(out, false, StandardCharsets.UTF_8),
            false,
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            ColorWhen.AUTO,
            new Screen(Optional::empty),
            Interrupts.NONE,
            variables,
            folder.toAbsolutePath().normalize());
    int code = new Cli(session).execute(words);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
