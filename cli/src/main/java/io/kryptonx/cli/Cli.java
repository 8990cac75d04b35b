package io.kryptonx.cli;

import io.kryptonx.cli.command.Arguments;
import io.kryptonx.cli.command.Catalog;
import io.kryptonx.cli.command.CompleteCommand;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.view.ErrorView;
import io.kryptonx.cli.view.HelpView;
import io.kryptonx.model.problem.KryptonxException;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one command line: finds the command, and turns whatever goes wrong into a message and an
 * exit code, here and nowhere else.
 */
public final class Cli {

  private static final List<String> VERSION_WORDS = List.of("--version", "-V");
  private static final List<String> HELP_WORDS = List.of("--help", "-h");

  private final Session session;

  /** A command line within {@code session}. */
  public Cli(Session session) {
    this.session = session;
  }

  /**
   * Runs it.
   *
   * @return the exit code
   */
  public int execute(String... words) {
    ErrorView errors = new ErrorView(session, Arrays.asList(words));
    try {
      return dispatch(words);
    } catch (UsageException e) {
      return errors.show(e);
    } catch (KryptonxException e) {
      return errors.show(e);
    } catch (RuntimeException | Error e) {
      return errors.showUnexpected(e);
    }
  }

  private int dispatch(String[] words) {
    if (words.length == 0 || HELP_WORDS.contains(words[0])) {
      return run(Catalog.HELP, new String[0]);
    }
    if (VERSION_WORDS.contains(words[0])) {
      return run(Catalog.VERSION, new String[0]);
    }
    if (CompleteCommand.WORD.equals(words[0])) {
      return CompleteCommand.execute(Arrays.asList(words).subList(1, words.length), session);
    }
    Catalog command =
        Catalog.find(words[0])
            .orElseThrow(() -> UsageException.noCommand(words[0], Catalog.labels()));
    return run(command, Arrays.copyOfRange(words, 1, words.length));
  }

  private int run(Catalog entry, String[] words) {
    var command = entry.create();
    Arguments arguments = Arguments.parse(entry, command, words);
    Session coloured = session.with(arguments.color());
    if (arguments.asksForHelp()) {
      new HelpView(coloured.out()).show(entry.label(), entry.summary(), arguments.syntax());
      return ExitCode.FINE;
    }
    return command.execute(arguments, coloured);
  }
}
