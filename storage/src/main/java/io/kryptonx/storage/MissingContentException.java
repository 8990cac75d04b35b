package io.kryptonx.storage;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;

/** Content that should be in the store is not, or is corrupt. */
public final class MissingContentException extends KryptonxException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // exceptions of ours are shown, never serialised
  private final Digest digest;

  /** Missing for the given reason. */
  public MissingContentException(Digest digest, String reason) {
    super(
        ErrorCode.STORE_CORRUPT,
        "content " + digest.shortHex() + " " + reason + "; run again, what can be made again is");
    this.digest = digest;
  }

  /** What is missing. */
  public Digest digest() {
    return digest;
  }
}
