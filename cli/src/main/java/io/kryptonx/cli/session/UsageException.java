package io.kryptonx.cli.session;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.util.Collection;
import java.util.List;

/** The command line is not understood. */
public final class UsageException extends KryptonxException {

  private static final long serialVersionUID = 1L;

  private final String command;
  private final String hint;

  /**
   * A mistake on the command line.
   *
   * @param command the command that it is about; empty where none is known
   * @param hint what was perhaps meant; may be empty
   */
  public UsageException(String command, String message, String hint) {
    super(ErrorCode.USAGE, message);
    this.command = command;
    this.hint = hint;
  }

  /** There is no such command. */
  public static UsageException noCommand(String word, List<String> known) {
    boolean option = word.startsWith("-");
    String message =
        option
            ? "options come after the command: kryptonx run " + Harmless.line(word)
            : "no command '" + Harmless.line(word) + "'";
    return new UsageException("", message, didYouMean(word, known));
  }

  /** The command that it is about; empty where none is known. */
  public String command() {
    return command;
  }

  /** What was perhaps meant; may be empty. */
  public String hint() {
    return hint;
  }

  /** A question with the known word that is closest; empty where none is close. */
  public static String didYouMean(String word, Collection<String> known) {
    return DidYouMean.closest(word, known).map(near -> "did you mean " + near + "?").orElse("");
  }
}
