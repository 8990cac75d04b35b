package io.kryptonx.cli.view;

import io.kryptonx.cli.json.ErrorJson;
import io.kryptonx.cli.session.ExitCode;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What went wrong, for people on the standard error or for programs on the standard output. */
public final class ErrorView {

  private final Session session;
  private final boolean json;
  private final boolean trace;

  /**
   * A view of errors.
   *
   * @param words of the command line, which may be what is wrong; hence looked at as they are
   */
  public ErrorView(Session session, List<String> words) {
    this.session = session;
    this.json = words.contains("--json");
    this.trace =
        words.contains("--debug-trace") || session.variable("KRYPTONX_DEBUG_TRACE").isPresent();
  }

  /** A command line that is not understood. */
  public int show(UsageException e) {
    if (json) {
      return json(e.code().name(), message(e), e);
    }
    Output err = session.err();
    String command = e.command().isEmpty() ? "kryptonx" : "kryptonx " + e.command();
    err.line(err.in(Style.BAD, "error") + "  " + command + ": " + message(e));
    if (!e.hint().isEmpty()) {
      err.line("       " + e.hint());
    }
    String help = e.command().isEmpty() ? "kryptonx help" : command + " --help";
    err.line(err.in(Style.FAINT, "       " + help + " says what there is"));
    return e.code().exitCode();
  }

  /** A failure of operation, or mistakes in a definition. */
  public int show(KryptonxException e) {
    if (json) {
      return json(e.code().name(), message(e), e);
    }
    Output err = session.err();
    if (!e.problems().isEmpty()) {
      new ProblemView(err, session.folder()).show(e.problems());
    } else {
      String code = e.code().name();
      List<String> lines = Harmless.lines(message(e)).lines().toList();
      err.line(
          err.in(Style.BAD, "error") + " " + err.in(Style.STRONG, code) + "  " + lines.getFirst());
      lines.stream().skip(1).forEach(line -> err.line("  " + line));
      if (e.code().retryable()) {
        err.line(err.in(Style.FAINT, "  the same command may succeed later"));
      }
    }
    trace(e);
    return e.code().exitCode();
  }

  /** Something that nobody expected: want of memory, or a bug. */
  public int showUnexpected(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return show(outOfMemory(e));
      }
    }
    return showBug(e);
  }

  private static KryptonxException outOfMemory(Throwable cause) {
    return new KryptonxException(
        ErrorCode.ENVIRONMENT,
        "there is more to hold than the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB of memory that kryptonx has; what was done is kept, and the same command"
            + " goes on from there: give it more, as in KRYPTONX_JAVA_OPTS=-Xmx4g",
        cause);
  }

  private int showBug(Throwable e) {
    if (json) {
      json("BUG", e.toString(), List.of(), e);
      return ExitCode.ENVIRONMENT;
    }
    Output err = session.err();
    err.line(err.in(Style.ALARM, "bug") + "  " + Harmless.line(e.toString()));
    if (e instanceof InvariantViolation) {
      err.line("  Work stopped where this was seen; what is in the store is kept.");
    }
    err.line("  This is a mistake in Kryptonx, not in your pipeline. Please report it, with what");
    err.line(
        trace
            ? "  kryptonx version prints, and the lines below."
            : "  kryptonx version and the same command with --debug-trace print.");
    trace(e);
    return ExitCode.ENVIRONMENT;
  }

  private int json(String code, String message, KryptonxException e) {
    json(code, message, e.problems(), e);
    return e.code().exitCode();
  }

  private void json(
      String code, String message, List<io.kryptonx.model.problem.Problem> problems, Throwable e) {
    session.write(ErrorJson.of(code, message, problems) + "\n");
    trace(e);
  }

  private void trace(Throwable e) {
    if (trace) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      session.err().print(text.toString());
    }
  }

  private static String message(KryptonxException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.code().name() : message.strip();
  }
}
