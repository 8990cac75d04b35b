package io.kryptonx.worker.http;

import io.kryptonx.model.task.Failure.Kind;
import java.time.Duration;
import java.util.Optional;

/** A request failed. The message is for people. */
final class HttpFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final boolean passing;
  private final boolean unsent;
  private final transient Optional<Duration> wait;

  private HttpFailure(
      Kind kind, String message, boolean passing, boolean unsent, Optional<Duration> wait) {
    super(message, null, false, false);
    this.kind = kind;
    this.passing = passing;
    this.unsent = unsent;
    this.wait = wait;
  }

  /** One that would happen again. */
  static HttpFailure lasting(Kind kind, String message) {
    return new HttpFailure(kind, message, false, false, Optional.empty());
  }

  /**
   * What the server said.
   *
   * @param kind transient if it may say something else in a while
   * @param wait what it asks to wait
   */
  static HttpFailure answered(Kind kind, String message, Optional<Duration> wait) {
    return new HttpFailure(kind, message, kind == Kind.TRANSIENT, false, wait);
  }

  /**
   * There was no answer.
   *
   * @param passing whether it may be worth to ask again at once
   * @param unsent whether the server did not see the request
   */
  static HttpFailure unanswered(String message, boolean passing, boolean unsent) {
    return new HttpFailure(Kind.TRANSIENT, message, passing, unsent, Optional.empty());
  }

  Kind kind() {
    return kind;
  }

  boolean isPassing() {
    return passing;
  }

  boolean isUnsent() {
    return unsent;
  }

  Optional<Duration> waitAsked() {
    return wait;
  }

  /** What went wrong, for people. */
  String text() {
    return String.valueOf(getMessage());
  }
}
