package io.kryptonx.worker.table;

/** A table is not as its format says; the message names the line. */
public final class MalformedTableException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedTableException(long line, String reason) {
    super("line " + line + " " + reason, null, false, false);
  }

  /** Line and reason, for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
