package io.kryptonx.worker.expression;

/** An expression cannot be compiled, or has no value. */
public final class ExpressionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final String fix;

  /**
   * A mistake.
   *
   * @param reason for people, without a full stop
   * @param column from 1, in characters of the whole expression, or 0 where unknown
   * @param fix what to write instead
   */
  public ExpressionException(String reason, int column, String fix) {
    super(reason, null, false, false);
    this.column = column;
    this.fix = fix;
  }

  /** Why, for people, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Where in the expression, from 1 in characters; 0 where unknown. */
  public int column() {
    return column;
  }

  /** What to write instead. */
  public String fix() {
    return fix;
  }

  /** Reason, place and fix in one line. */
  public String line() {
    return reason() + (column > 0 ? " (at character " + column + ")" : "") + "; " + fix;
  }
}
