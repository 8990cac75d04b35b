package io.kryptonx.model.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of operation: what, which one, why, and what to do now, in one message for people, and
 * a code for programs. Thrown once, where it is known; whoever shows it does not log it again.
 */
public class KryptonxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  @SuppressWarnings("serial") // exceptions of ours are shown, never serialised
  private final List<Problem> problems;

  /** A failure with a code and a message that says what to do. */
  public KryptonxException(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  /** A failure that another exception caused. */
  public KryptonxException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, List.of(), cause);
  }

  /** A definition that has mistakes, all of them. */
  public KryptonxException(List<Problem> problems) {
    this(ErrorCode.DEFINITION, headline(problems), problems, null);
  }

  private KryptonxException(
      ErrorCode code, String message, List<Problem> problems, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  /** The kind of failure. */
  public ErrorCode code() {
    return code;
  }

  /** The mistakes, where this is about a definition. */
  public List<Problem> problems() {
    return problems;
  }

  private static String headline(List<Problem> problems) {
    long errors = problems.stream().filter(Problem::isError).count();
    return errors + (errors == 1 ? " mistake" : " mistakes") + " in the definition";
  }
}
