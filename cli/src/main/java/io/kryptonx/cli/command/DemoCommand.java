package io.kryptonx.cli.command;

import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.cli.terminal.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code demo}: the gallery in a fresh folder, run twice, and a loop over some photographs. */
final class DemoCommand implements Command {

  private static final String FOLDER = "kryptonx-demo";

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("FOLDER", "Where to put it; must not exist yet (default: " + FOLDER + ").");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    String name = arguments.words().stream().findFirst().orElse(FOLDER);
    Path folder = session.folder().resolve(name);
    Output out = session.out();
    int files = DemoFiles.copyTo(folder);
    Typed typed = arguments.typed(session, new Target(name, Optional.empty(), Optional.empty()));
    say(
        out,
        "A photo gallery is now in " + ShellWord.of(name) + " (" + files + " files). It is run:");
    int first = run(session, out, typed, name);
    if (first != ExitCode.FINE) {
      return first;
    }
    say(out, "Once more. Nothing has changed, so nothing runs:");
    int second = run(session, out, typed, name);
    if (second != ExitCode.FINE) {
      return second;
    }
    String loop = name + "/" + DemoFiles.LOOP;
    say(
        out,
        "A loop: for each of six photographs the best JPEG of at most 30 kB is searched for, step by step:");
    int third = run(session, out, typed, loop);
    if (third != ExitCode.FINE) {
      return third;
    }
    next(out, typed, name);
    return ExitCode.FINE;
  }

  private static int run(Session session, Output out, Typed typed, String name) {
    out.line(
        out.in(Style.FAINT, "$ ") + ShellWord.of(typed.program()) + " run " + ShellWord.of(name));
    Command run = Catalog.RUN.create();
    String[] words = {"--color", session.color().name(), "--", name};
    return run.execute(Arguments.parse(Catalog.RUN, run, words), session);
  }

  private static void next(Output out, Typed typed, String name) {
    String run = ShellWord.of(typed.program()) + " run " + ShellWord.of(name);
    String in = ShellWord.of(name);
    String program = ShellWord.of(typed.program());
    String loop = ShellWord.of(name + "/" + DemoFiles.LOOP);
    List<String> lines =
        List.of(
            "look at it     " + in + "/site/index.html in a browser",
            "change code    edit a constant in " + in + "/stages/Thumbnail.java, then",
            "               " + run,
            "ask why        " + typed.why("thumbnail"),
            "change a photo put another one over a file in " + in + "/photos, run again:",
            "               only that photo, the sheet and the page are made anew",
            "kill it        " + run + " --fresh   and kill -9 it; run again: it goes on",
            "look into it   " + program + " loop -p " + loop + " fit koala",
            "tighten it     " + program + " run " + loop + " --param limit=20000",
            "               each loop goes on where it was",
            "see the graph  " + ShellWord.of(typed.program()) + " graph " + in);
    say(out, "Now try:");
    lines.forEach(line -> out.line("  " + line));
  }

  private static void say(Output out, String text) {
    out.line();
    out.line(out.in(Style.STRONG, text));
  }
}
