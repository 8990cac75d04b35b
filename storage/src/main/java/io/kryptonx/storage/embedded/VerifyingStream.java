package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.MissingContentException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * The bytes of a file, whose digest is compared before the last of them are handed out: who has
 * read all of it has read what the digest says. Not thread-safe.
 */
final class VerifyingStream extends InputStream {

  private final InputStream in;
  private final Digest expected;
  private final Runnable whenCorrupt;
  private final MessageDigest sha256 = Digest.sha256();
  private long left;
  private boolean verified;

  /**
   * Reads {@code size} bytes from {@code in}.
   *
   * @param whenCorrupt is run once before the failure is thrown
   */
  VerifyingStream(InputStream in, long size, Digest expected, Runnable whenCorrupt) {
    this.in = in;
    this.left = size;
    this.expected = expected;
    this.whenCorrupt = whenCorrupt;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int count = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
    if (count > 0) {
      sha256.update(buffer, offset, count);
      left -= count;
    }
    if ((count < 0 || left == 0) && !verified) {
      verify();
    }
    return count;
  }

  /** All that is left: it is a file, and reading it does not wait for anybody. */
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, left);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void verify() {
    verified = true;
    if (!Digest.fromBytes(sha256.digest()).equals(expected)) {
      whenCorrupt.run();
      throw new MissingContentException(expected, "is corrupt");
    }
  }
}
