package io.kryptonx.model.identity;

import io.kryptonx.model.problem.InvariantViolation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads what {@link CanonicalWriter} wrote. Every length is checked against what is left before
 * anything is allocated, so that damaged bytes end in an {@link InvariantViolation}, never in
 * exhausted memory. Not thread-safe.
 */
public final class CanonicalReader {

  private final byte[] bytes;
  private int position;

  /** Reads {@code bytes} from the start; they are not copied and must not change meanwhile. */
  public CanonicalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The next text. */
  public String text() {
    int size = size();
    ByteBuffer part = ByteBuffer.wrap(bytes, position, size);
    position += size;
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(part);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw malformed("text that is not UTF-8", e);
    }
  }

  /** The next bytes, copied. */
  public byte[] bytes() {
    int size = size();
    byte[] copy = new byte[size];
    System.arraycopy(bytes, position, copy, 0, size);
    position += size;
    return copy;
  }

  /** The next 8-byte number. */
  public long number() {
    need(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | bytes[position++] & 0xFF;
    }
    return value;
  }

  /** The next count. */
  public int count() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      need(1);
      int next = bytes[position++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        if (shift == 28 && next > 0x07 || shift > 0 && next == 0) {
          break;
        }
        return value;
      }
    }
    throw malformed("a count out of range", null);
  }

  /** The next flag. */
  public boolean flag() {
    int value = count();
    if (value > 1) {
      throw malformed("a flag of value " + value, null);
    }
    return value == 1;
  }

  /** The next digest. */
  public Digest digest() {
    return new Digest(number(), number(), number(), number());
  }

  /** The next optional value. */
  public <T> Optional<T> optional(Function<CanonicalReader, T> form) {
    return flag() ? Optional.of(form.apply(this)) : Optional.empty();
  }

  /** The next list. */
  public <T> List<T> list(Function<CanonicalReader, T> form) {
    int count = count();
    if (count > bytes.length - position) {
      throw malformed("a list of " + count + " entries", null);
    }
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(form.apply(this));
    }
    return List.copyOf(values);
  }

  /** The next list of names with values, whose names ascend. */
  public <T> SortedMap<String, T> map(Function<CanonicalReader, T> form) {
    SortedMap<String, T> values = new TreeMap<>();
    for (int left = count(); left > 0; left--) {
      String name = text();
      if (!values.isEmpty() && values.lastKey().compareTo(name) >= 0) {
        throw malformed("names out of order", null);
      }
      values.put(name, form.apply(this));
    }
    return values;
  }

  /**
   * A value of which parts are checked when it is made: what they refuse is damage here.
   *
   * @throws InvariantViolation in place of an {@link IllegalArgumentException}
   */
  public <T> T checked(Function<CanonicalReader, T> form) {
    try {
      return form.apply(this);
    } catch (IllegalArgumentException e) {
      throw malformed("a value that cannot be (" + e.getMessage() + ")", e);
    }
  }

  /** Whether everything was read. */
  public boolean atEnd() {
    return position == bytes.length;
  }

  /** Checks that everything was read. */
  public void end() {
    if (!atEnd()) {
      throw malformed((bytes.length - position) + " bytes too many", null);
    }
  }

  private int size() {
    int size = count();
    need(size);
    return size;
  }

  private void need(int more) {
    if (more > bytes.length - position) {
      throw malformed("an end too early", null);
    }
  }

  private InvariantViolation malformed(
      String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new InvariantViolation(
        "canonical encoding holds " + what + " at byte " + position + " of " + bytes.length, cause);
  }
}
