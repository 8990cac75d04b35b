package io.kryptonx.worker.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces secrets by {@value #MARK}, by their value. One of less than {@value #MIN_LENGTH} bytes
 * would blot out half of what is printed, and is no secret. Of a secret of several lines each line
 * counts, too.
 */
public final class Blot {

  /** What stands in the place of a secret. */
  public static final String MARK = "***";

  /** The shortest secret. */
  public static final int MIN_LENGTH = 4;

  private static final int MIN_LINE = 8;

  private final List<byte[]> secrets;

  /** Blots these out. */
  public Blot(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .flatMap(
                s -> Stream.concat(Stream.of(s), s.lines().filter(l -> l.length() >= MIN_LINE)))
            .distinct()
            .map(s -> s.getBytes(StandardCharsets.UTF_8))
            .filter(s -> s.length >= MIN_LENGTH)
            .toList();
  }

  /** Bytes of the longest secret. */
  int longest() {
    return secrets.stream().mapToInt(s -> s.length).max().orElse(0);
  }

  /** A text without them. */
  public String out(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return secrets.isEmpty()
        ? text
        : new String(out(bytes, 0, bytes.length), StandardCharsets.UTF_8);
  }

  /**
   * The bytes from {@code from} to {@code to}, without secrets that lie in them wholly or partly.
   */
  byte[] out(byte[] bytes, int from, int to) {
    BitSet hidden = new BitSet(bytes.length);
    secrets.forEach(secret -> hide(bytes, secret, hidden));
    ByteArrayOutputStream kept = new ByteArrayOutputStream(to - from);
    int at = from;
    while (at < to) {
      int next = Math.min(to, hidden.get(at) ? hidden.nextClearBit(at) : end(hidden, at, to));
      if (hidden.get(at)) {
        kept.writeBytes(MARK.getBytes(StandardCharsets.UTF_8));
      } else {
        kept.write(bytes, at, next - at);
      }
      at = next;
    }
    return kept.toByteArray();
  }

  private static int end(BitSet hidden, int at, int to) {
    int next = hidden.nextSetBit(at);
    return next < 0 ? to : next;
  }

  private static void hide(byte[] bytes, byte[] secret, BitSet hidden) {
    for (int at = 0; at + secret.length <= bytes.length; at++) {
      if (bytes[at] == secret[0] && matches(bytes, at, secret)) {
        hidden.set(at, at + secret.length);
      }
    }
  }

  private static boolean matches(byte[] bytes, int at, byte[] secret) {
    for (int i = 1; i < secret.length; i++) {
      if (bytes[at + i] != secret[i]) {
        return false;
      }
    }
    return true;
  }
}
