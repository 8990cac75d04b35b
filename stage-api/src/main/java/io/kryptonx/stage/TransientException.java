package io.kryptonx.stage;

/**
 * What failed may well succeed later: a server is busy, a licence is in use. Where the stage may be
 * tried again ({@code retry: { max_attempts: 3 }}), it is, after a wait. Any other exception is
 * taken for permanent, but for those of connections and of waiting too long.
 */
public class TransientException extends Exception {

  /** A failure that may pass, with its reason. */
  public TransientException(String message) {
    super(message);
  }

  /** A failure that may pass, with its reason and what it came from. */
  public TransientException(String message, Throwable cause) {
    super(message, cause);
  }
}
