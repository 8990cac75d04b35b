package io.kryptonx.worker.command;

import io.kryptonx.model.task.Failure;
import io.kryptonx.worker.process.Log;
import java.util.Map;
import java.util.OptionalInt;

/** What exit codes other than 0 mean. */
public final class ExitCodes {

  /** {@code EX_TEMPFAIL} of {@code sysexits.h}: try again later. */
  static final int TRY_AGAIN = 75;

  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALS = 128;
  private static final int MAX_SIGNAL = 31;
  private static final int TAIL_LINES = 20;
  private static final int TAIL_CHARACTERS = 2_000;

  private static final Map<Integer, String> SIGNAL_NAMES =
      Map.of(
          1,
          "SIGHUP",
          2,
          "SIGINT",
          4,
          "SIGILL",
          6,
          "SIGABRT",
          7,
          "SIGBUS",
          8,
          "SIGFPE",
          9,
          "SIGKILL, perhaps for want of memory",
          11,
          "SIGSEGV",
          13,
          "SIGPIPE",
          15,
          "SIGTERM");

  private ExitCodes() {}

  /** The failure that a code other than 0 is, with the last line that was printed. */
  public static Failure failure(int code, Log log) {
    String tail = log.tail(TAIL_LINES, TAIL_CHARACTERS);
    StringBuilder message = new StringBuilder(meaning(code));
    tail.lines()
        .filter(line -> !line.isBlank())
        .reduce((_, last) -> last)
        .ifPresent(last -> message.append(": ").append(last.strip()));
    Undeclared.fixFor(tail).ifPresent(fix -> message.append('\n').append(fix));
    return new Failure(kind(code), message.toString(), OptionalInt.of(code));
  }

  private static Failure.Kind kind(int code) {
    return code == TRY_AGAIN || isSignal(code) ? Failure.Kind.TRANSIENT : Failure.Kind.PERMANENT;
  }

  private static String meaning(int code) {
    if (isSignal(code)) {
      int signal = code - SIGNALS;
      return "ended by signal " + signal + " (" + SIGNAL_NAMES.getOrDefault(signal, "?") + ")";
    }
    return switch (code) {
      case NOT_FOUND -> "exit code 127: a program was not found in " + World.PATH;
      case NOT_EXECUTABLE -> "exit code 126: a file cannot be executed";
      case TRY_AGAIN -> "exit code 75: try again later";
      default -> "exit code " + code;
    };
  }

  private static boolean isSignal(int code) {
    return code > SIGNALS && code <= SIGNALS + MAX_SIGNAL;
  }
}
