package io.kryptonx.worker.json;

/** A text is no JSON, or a value cannot be written as JSON; the message says what and where. */
public final class JsonMistake extends Exception {

  private static final long serialVersionUID = 1L;

  JsonMistake(String message) {
    super(message, null, false, false);
  }

  /** What is wrong, for people, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
