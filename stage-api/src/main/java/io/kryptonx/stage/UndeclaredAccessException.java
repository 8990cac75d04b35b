package io.kryptonx.stage;

import java.util.Objects;

/**
 * A stage asked for something that it does not declare.
 *
 * <p>What is not declared is not part of the fingerprint; to answer would make results be reused
 * that ought to be computed again. The definition has to change, not the moment: the failure is
 * permanent and never retried.
 */
public final class UndeclaredAccessException extends RuntimeException {

  private final String what;
  private final String stage;
  private final String fix;

  /**
   * An access that was refused. For {@code ("its item", "thumbnail", "reads: [item]")} the message
   * is
   *
   * <pre>
   * stage 'thumbnail' asks for its item but does not declare it; add to the stage: reads: [item]
   * </pre>
   *
   * @param what the thing asked for, as the end of "the stage asks for …"
   * @param stage the stage's path in its pipeline
   * @param fix the line to add to the stage's definition
   */
  public UndeclaredAccessException(String what, String stage, String fix) {
    super(
        "stage '%s' asks for %s but does not declare it; add to the stage: %s"
            .formatted(stage, what, fix));
    this.what = Objects.requireNonNull(what, "what");
    this.stage = Objects.requireNonNull(stage, "stage");
    this.fix = Objects.requireNonNull(fix, "fix");
  }

  /** The thing asked for, such as {@code its item}. */
  public String what() {
    return what;
  }

  /** The path of the stage that asked. */
  public String stage() {
    return stage;
  }

  /** The line to add to the stage's definition, such as {@code reads: [item]}. */
  public String fix() {
    return fix;
  }
}
