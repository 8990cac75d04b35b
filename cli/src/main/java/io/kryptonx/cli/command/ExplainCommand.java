package io.kryptonx.cli.command;

import io.kryptonx.cli.json.ManualJson;
import io.kryptonx.cli.manual.Manual;
import io.kryptonx.cli.manual.ManualPage;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.view.ManualView;
import java.util.List;
import java.util.Locale;

/** {@code explain}: the manual page of a code, or all codes. */
final class ExplainCommand implements Command {

  @Override
  public void describe(Syntax syntax) {
    syntax.argument("CODE", "The code of a problem or an error (default: list all).");
    Options.json(syntax);
    syntax.examples(
        "kryptonx explain          all codes, in short",
        "kryptonx explain KX205    what it means, an example, how to mend it",
        "kryptonx explain STORE    errors have pages, too");
  }

  @Override
  public int execute(Arguments arguments, Session session) {
    Manual manual = Manual.load();
    boolean json = arguments.has(Options.JSON);
    List<String> words = arguments.words();
    if (words.isEmpty()) {
      if (json) {
        session.write(ManualJson.of(manual.pages()) + "\n");
      } else {
        new ManualView(session.out()).list(manual.pages());
      }
      return ExitCode.FINE;
    }
    ManualPage page = page(arguments, manual, words.getFirst());
    if (json) {
      session.write(ManualJson.of(page) + "\n");
    } else {
      new ManualView(session.out()).show(page);
    }
    return ExitCode.FINE;
  }

  private static ManualPage page(Arguments arguments, Manual manual, String word) {
    String code = word.toUpperCase(Locale.ROOT);
    return manual
        .page(code)
        .orElseThrow(() ->
            arguments.wrong(
                "there is no code '" + Harmless.line(word) + "'",
                hint(UsageException.didYouMean(code, manual.codes()))));
  }

  private static String hint(String didYouMean) {
    return didYouMean.isEmpty() ? "kryptonx explain lists them all" : didYouMean;
  }
}
