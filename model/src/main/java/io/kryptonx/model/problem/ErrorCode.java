package io.kryptonx.model.problem;

/**
 * The kinds of operating failures, each with the exit code of a command that it ends. The manual
 * page {@code docs/errors.md} has a section of the same name for each.
 */
public enum ErrorCode {
  /** The command line asks for what does not exist or does not fit together. */
  USAGE(2, false),
  /** A definition has mistakes; the exception carries them all. */
  DEFINITION(2, false),
  /** A source cannot be read as the definition says. */
  SOURCE(2, false),
  /** A named run, stage, item or snapshot does not exist in the store. */
  NOT_FOUND(2, false),
  /** Another engine holds the store. */
  STORE_BUSY(3, true),
  /** The store cannot be read or written: permission, space, a network file system. */
  STORE(3, true),
  /** The store's bytes are not what they were. */
  STORE_CORRUPT(3, false),
  /** The store was written by another version of Kryptonx. */
  STORE_VERSION(3, false),
  /** A published path holds a file that is not ours or was changed by others. */
  PUBLISH_CONFLICT(3, false),
  /** A tool, a compiler or a file system service of this machine is missing or unusable. */
  ENVIRONMENT(3, false),
  /** A person ended the command before there was a run to be continued. */
  INTERRUPTED(130, true);

  private final int exitCode;
  private final boolean retryable;

  ErrorCode(int exitCode, boolean retryable) {
    this.exitCode = exitCode;
    this.retryable = retryable;
  }

  /** The exit code of a command that ends so. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether the same command may succeed later with nothing changed in the definition. */
  public boolean retryable() {
    return retryable;
  }
}
