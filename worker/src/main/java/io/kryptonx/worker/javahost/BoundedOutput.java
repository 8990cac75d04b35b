package io.kryptonx.worker.javahost;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Appends up to {@link #MAX_BYTES} to a file, which is made when there is something to write. */
public final class BoundedOutput extends OutputStream {

  static final long MAX_BYTES = 256L << 20;

  private final String file;
  private @Nullable OutputStream out;
  private long left = MAX_BYTES;

  /** To a file of that path. */
  public BoundedOutput(String file) {
    this.file = file;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int kept = (int) Math.min(left, length);
    left -= kept;
    if (kept > 0) {
      if (out == null) {
        out = new FileOutputStream(file, true);
      }
      out.write(bytes, from, kept);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
