package io.kryptonx.cli.command;

import io.kryptonx.cli.json.StoreJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.RunDetailsView;
import io.kryptonx.cli.view.RunListView;
import io.kryptonx.cli.view.TransferView;
import io.kryptonx.engine.store.RunDetails;
import io.kryptonx.engine.store.archive.RunExport;
import io.kryptonx.engine.store.archive.RunImport;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.embedded.Access;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code runs}: lists past runs, shows one, carries one to another store. */
final class RunsCommand implements Command {

  private static final int USUAL_LIMIT = 20;
  private static final List<String> ACTIONS = List.of("list", "show", "export", "import");

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("ACTION", "list (without a word), show, export or import.");
    syntax.argument(
        "RUN", "A run: gallery-7, 7, latest (default: the latest). For import: the file.");
    Options.pipeline(syntax);
    syntax.number("N", "list: this many of the latest (default: 20; 0 for all).", Options.LIMIT);
    syntax.text("FILE", "export: write the run to this new file.", Options.OUT);
    Options.json(syntax);
    syntax.examples(
        "kryptonx runs                            the latest runs",
        "kryptonx runs show 7                     what run 7 was given, and what it came to",
        "kryptonx runs export 7 --out bug.zip     all of it in one file, to attach to a report",
        "kryptonx runs import bug.zip             take it in, to ask why, show and logs about it",
        "",
        "An imported run gets a name of its own, such as gallery.1f3a9c2b-7, and is never built"
            + " on.");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    List<String> words = arguments.words();
    String action = words.isEmpty() ? "list" : words.getFirst();
    Optional<String> word = words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
    switch (action) {
      case "list" -> list(arguments, session, word);
      case "show" -> show(arguments, session, word);
      case "export" -> export(arguments, session, word);
      case "import" -> take(arguments, session, word);
      default ->
          throw arguments.wrong(
              "runs cannot '" + Harmless.line(action) + "'",
              UsageException.didYouMean(action, ACTIONS));
    }
    return ExitCode.FINE;
  }

  private static void list(Arguments arguments, Session session, Optional<String> word) {
    word.ifPresent(w -> {
      throw arguments.wrong("one word too many: '" + Harmless.line(w) + "'", "");
    });
    int limit = arguments.number(Options.LIMIT).orElse(USUAL_LIMIT);
    if (limit < 0) {
      throw arguments.wrong("--limit is not negative", "");
    }
    List<RunHeader> all = Stores.with(arguments, session, Access.READ, (t, _) -> t.runs());
    List<RunHeader> shown = all.stream().limit(limit == 0 ? Long.MAX_VALUE : limit).toList();
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(shown) + "\n");
    } else {
      new RunListView(session.out(), ZoneId.systemDefault()).show(shown, all.size());
    }
  }

  private static void show(Arguments arguments, Session session, Optional<String> word) {
    RunDetails details =
        Stores.with(
            arguments,
            session,
            Access.READ,
            (tools, _) -> tools.show(Stores.run(arguments, session, tools, word)));
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(details, Stores.typed(arguments, session)) + "\n");
    } else {
      new RunDetailsView(session.out(), Stores.typed(arguments, session), ZoneId.systemDefault())
          .show(details);
    }
  }

  private static void export(Arguments arguments, Session session, Optional<String> word) {
    String out =
        arguments
            .text(Options.OUT)
            .orElseThrow(() -> arguments.wrong("where to?", "--out gallery-7.zip"));
    Path file = session.folder().resolve(out);
    RunExport.Written written =
        Stores.with(
            arguments,
            session,
            Access.READ,
            (tools, progress) ->
                tools.export(Stores.run(arguments, session, tools, word), file, progress));
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(written, file) + "\n");
    } else {
      new TransferView(session.out()).show(written, out, file.toFile().length());
    }
  }

  private static void take(Arguments arguments, Session session, Optional<String> word) {
    String file =
        word.orElseThrow(() -> arguments.wrong("which file?", "kryptonx runs import bug.zip"));
    RunImport.Imported imported =
        Stores.with(
            arguments,
            session,
            Access.WRITE,
            (tools, progress) -> tools.importRun(session.folder().resolve(file), progress));
    if (arguments.has(Options.JSON)) {
      session.write(StoreJson.of(imported) + "\n");
    } else {
      new TransferView(session.out()).show(imported, Stores.typed(arguments, session));
    }
  }
}
