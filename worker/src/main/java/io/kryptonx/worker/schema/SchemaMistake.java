package io.kryptonx.worker.schema;

/** A schema that cannot be used. */
public final class SchemaMistake extends Exception {

  private static final long serialVersionUID = 1L;

  private final String fix;

  SchemaMistake(String reason, String fix) {
    super(reason, null, false, false);
    this.fix = fix;
  }

  /** Why, for people, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
