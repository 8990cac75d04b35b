package io.kryptonx.model.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes: equal digest, equal content. Held as four longs, so that a million of
 * them cost little memory and compare without allocation. Ordered as its hexadecimal text is.
 */
public record Digest(long a, long b, long c, long d) implements Comparable<Digest> {

  /** Length of a digest in bytes. */
  public static final int BYTES = 32;

  private static final int SHORT_HEX = 12;
  private static final HexFormat HEX = HexFormat.of();

  /** The digest of {@code content}. */
  public static Digest of(byte[] content) {
    return fromBytes(sha256().digest(content));
  }

  /**
   * Reads 32 bytes that are a digest already.
   *
   * @throws IllegalArgumentException if {@code raw} has another length
   */
  public static Digest fromBytes(byte[] raw) {
    if (raw.length != BYTES) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + raw.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(raw);
    return new Digest(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  /**
   * Reads the 64 hexadecimal characters that {@link #hex()} writes.
   *
   * @throws IllegalArgumentException if {@code hex} is not such a text
   */
  public static Digest parse(String hex) {
    return fromBytes(HEX.parseHex(hex));
  }

  /** A new, empty SHA-256 for streaming; feed it and pass the result to {@link #fromBytes}. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /** 64 lower-case hexadecimal characters. */
  public String hex() {
    return HEX.toHexDigits(a) + HEX.toHexDigits(b) + HEX.toHexDigits(c) + HEX.toHexDigits(d);
  }

  /** The first 12 hexadecimal characters, for people. */
  public String shortHex() {
    return HEX.toHexDigits(a).substring(0, SHORT_HEX);
  }

  @Override
  public int compareTo(Digest other) {
    int order = Long.compareUnsigned(a, other.a);
    order = order != 0 ? order : Long.compareUnsigned(b, other.b);
    order = order != 0 ? order : Long.compareUnsigned(c, other.c);
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public int hashCode() {
    return (int) (a ^ (a >>> 32));
  }

  @Override
  public String toString() {
    return hex();
  }
}
