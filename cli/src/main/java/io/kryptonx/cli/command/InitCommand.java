package io.kryptonx.cli.command;

import io.kryptonx.cli.json.InitJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.cli.terminal.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code init}: begins a pipeline from a template. */
final class InitCommand implements Command {

  private static final String TEMPLATE = "--template";
  private static final String HERE = ".";

  /** What a pipeline can begin as, with what to try first when it has run. */
  enum Template {
    MINIMAL("change a text in texts/, then run again: only that one is counted", "report"),
    IMAGES("put another picture into photos/, then run again", "thumbnail"),
    DATA("correct a bad row in data/, then run again", "regions");

    private final String firstChange;
    private final String stage;

    Template(String firstChange, String stage) {
      this.firstChange = firstChange;
      this.stage = stage;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("DIR", "Where to put it (default: this folder). Nothing is overwritten.");
    syntax.choice(
        "NAME",
        "minimal (texts, with commands), images (Java), data (CSV to a report); default: minimal.",
        Template.class,
        TEMPLATE);
    Options.json(syntax);
    syntax.examples(
        "kryptonx init words                      texts to a report, in the folder words",
        "kryptonx init pictures --template images pictures to a page, with stages in Java");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Template template = arguments.choice(TEMPLATE, Template.class).orElse(Template.MINIMAL);
    String name = arguments.words().stream().findFirst().orElse(HERE);
    Path folder = session.folder().resolve(name).normalize();
    List<String> files = new BundledFiles("/templates/" + template.label()).copyTo(folder);
    if (arguments.has(Options.JSON)) {
      session.write(InitJson.of(name, template.label(), files) + "\n");
      return ExitCode.FINE;
    }
    Output out = session.out();
    out.line(
        name.equals(HERE) ? "In this folder are now" : "In " + ShellWord.of(name) + " are now");
    out.line();
    files.forEach(file -> out.line("  " + file));
    next(
        out,
        arguments.typed(session, new Target(name, Optional.empty(), Optional.empty())),
        template);
    return ExitCode.FINE;
  }

  private static void next(Output out, Typed typed, Template template) {
    boolean here = typed.pipeline().equals(HERE);
    String run = ShellWord.of(typed.program()) + " run";
    String named = here ? run : run + " " + ShellWord.of(typed.pipeline());
    List<String> lines =
        List.of(
            "run it      " + named,
            "change it   " + template.firstChange,
            "ask why     " + typed.why(template.stage),
            "go on       " + named + " --watch   runs again after each change");
    out.line();
    out.line(out.in(Style.STRONG, "What to do next:"));
    out.line();
    lines.forEach(line -> out.line("  " + line));
  }
}
