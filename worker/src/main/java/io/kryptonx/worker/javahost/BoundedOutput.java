package io.kryptonx.worker.javahost;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes up to {@link #MAX_BYTES}; what is more is dropped. */
final class BoundedOutput extends FilterOutputStream {

  static final long MAX_BYTES = 256L << 20;

  private long left = MAX_BYTES;

  BoundedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (left > 0) {
      left--;
      out.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int kept = (int) Math.min(left, length);
    left -= kept;
    out.write(bytes, from, kept);
  }
}
