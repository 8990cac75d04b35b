package io.kryptonx.worker.table;

import java.io.IOException;
import java.io.InputStream;

/** Bytes one by one, with a look at the next two, and the number of the line. */
final class ByteSource {

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private long line = 1;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** The line of the next byte, from 1. */
  long line() {
    return line;
  }

  /** The next byte, which stays; -1 at the end. */
  int peek() throws IOException {
    return has(1) ? buffer[from] & 0xFF : -1;
  }

  /** Whether the byte behind the next one is a line feed. */
  boolean isNewLineNext() throws IOException {
    return has(2) && buffer[from + 1] == '\n';
  }

  /** The next byte; -1 at the end. */
  int read() throws IOException {
    if (!has(1)) {
      return -1;
    }
    byte next = buffer[from++];
    if (next == '\n') {
      line++;
    }
    return next & 0xFF;
  }

  private boolean has(int count) throws IOException {
    while (to - from < count) {
      if (to == buffer.length) {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
      }
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }
}
