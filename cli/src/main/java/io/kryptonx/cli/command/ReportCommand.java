package io.kryptonx.cli.command;

import io.kryptonx.cli.json.FileJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.view.page.RunPage;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig.Access;
import io.kryptonx.engine.Insights;
import io.kryptonx.engine.report.RunDetails;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code report}: writes all about a run into one HTML file. */
final class ReportCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    Options.runArgument(syntax);
    syntax.text("FILE", "The file to write (default: RUN.html in this folder).", Options.OUT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx report                      the latest run, as gallery-7.html",
        "kryptonx report 7 --out ticket.html  an earlier run",
        "",
        "The file needs nothing else: attach it to a ticket. It holds small pictures and the first",
        "lines of assets; think of that before you give it away.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Target.OfRuns asked = Target.ofRuns(arguments, session, 1);
    String page;
    RunDetails details;
    try (Engine engine = Engines.open(arguments, session, asked.target(), Access.READ)) {
      Insights insights = engine.insights();
      details = insights.details(asked.runs().stream().findFirst().map(insights::named));
      page = RunPage.of(details, arguments.typed(session, asked.target()), insights::content);
    }
    String file = arguments.text(Options.OUT).orElse(details.summary().run() + ".html");
    long size =
        OutFile.write(
            session.folder(),
            file,
            RunPage.START,
            out -> {
              try {
                out.write(page);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    if (arguments.has(Options.JSON)) {
      session.write(FileJson.of(file, size) + "\n");
    } else {
      session.out().line("wrote " + Harmless.line(file) + ", " + Quantity.size(size));
    }
    return ExitCode.FINE;
  }
}
