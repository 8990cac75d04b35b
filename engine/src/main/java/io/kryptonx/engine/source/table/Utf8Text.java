package io.kryptonx.engine.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * The text of a UTF-8 file without its byte order mark. Everything before the first byte that is no
 * UTF-8 is read before that is told, so that {@link #line} is where it stands.
 */
final class Utf8Text extends Reader {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final char MARK = '\uFEFF';

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private boolean begun;
  private boolean ended;
  private long line = 1;

  Utf8Text(InputStream in) {
    this.in = in;
  }

  /** The line of what is read next, from 1. */
  long line() {
    return line;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer chars = CharBuffer.wrap(buffer, offset, length).slice();
    while (chars.position() == 0) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (chars.position() > 0) {
        break;
      }
      if (result.isError()) {
        throw new MalformedInputException(result.length());
      }
      if (result.isOverflow()) {
        throw new IOException("a character needs more room than the reader has");
      }
      if (ended) {
        return -1;
      }
      fill();
    }
    return taken(buffer, offset, chars.position());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = count < 0;
    bytes.position(bytes.position() + Math.max(0, count)).flip();
  }

  private int taken(char[] buffer, int offset, int count) throws IOException {
    if (!begun) {
      begun = true;
      if (buffer[offset] == MARK) {
        System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
        return count > 1 ? taken(buffer, offset, count - 1) : read(buffer, offset, 1);
      }
    }
    for (int i = offset; i < offset + count; i++) {
      line += buffer[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
