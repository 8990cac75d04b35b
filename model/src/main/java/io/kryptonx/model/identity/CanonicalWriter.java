package io.kryptonx.model.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes the canonical encoding: every value has exactly one byte form, each of variable length
 * carries its length first, and nothing is separated by a character that content could hold. What
 * is written in the same order reads back equal by {@link CanonicalReader}.
 *
 * <p>Numbers are 8 bytes, big-endian; counts and lengths are unsigned variable-length (7 bits a
 * byte, low bits first); texts are UTF-8. Not thread-safe.
 */
public final class CanonicalWriter {

  private byte[] bytes = new byte[256];
  private int length;

  /**
   * Appends a text: byte length, then UTF-8.
   *
   * @throws IllegalArgumentException if UTF-8 cannot hold it
   */
  public CanonicalWriter text(String value) {
    if (!WellFormed.isText(value)) {
      throw new IllegalArgumentException(
          "text with half of a surrogate pair: " + WellFormed.mended(value));
    }
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends bytes: length, then the bytes. */
  public CanonicalWriter bytes(byte[] value) {
    count(value.length);
    ensure(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** Appends a number in 8 bytes. */
  public CanonicalWriter number(long value) {
    ensure(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /**
   * Appends a count, small in bytes when small in value.
   *
   * @throws IllegalArgumentException if negative
   */
  public CanonicalWriter count(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a count is not negative: " + value);
    }
    ensure(5);
    int rest = value;
    while (rest >= 0x80) {
      bytes[length++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** Appends one byte: 1 or 0. */
  public CanonicalWriter flag(boolean value) {
    return count(value ? 1 : 0);
  }

  /** Appends the 32 bytes of a digest. */
  public CanonicalWriter digest(Digest value) {
    return number(value.a()).number(value.b()).number(value.c()).number(value.d());
  }

  /** Appends a flag, and the value behind it where there is one. */
  public <T> CanonicalWriter optional(
      Optional<? extends T> value, BiConsumer<CanonicalWriter, T> form) {
    flag(value.isPresent());
    value.ifPresent(present -> form.accept(this, present));
    return this;
  }

  /** Appends a count, and each value in the order of iteration, which must be a defined one. */
  public <T> CanonicalWriter list(
      Collection<? extends T> values, BiConsumer<CanonicalWriter, T> form) {
    count(values.size());
    values.forEach(value -> form.accept(this, value));
    return this;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** The digest of what was written. */
  public Digest toDigest() {
    var sha256 = Digest.sha256();
    sha256.update(bytes, 0, length);
    return Digest.fromBytes(sha256.digest());
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
