package io.kryptonx.worker.local;

import io.kryptonx.worker.javahost.BoundedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What threads print that perform attempts within the engine, and threads that those start: it goes
 * to the log of the attempt. For that the process gets another {@code System.out} and {@code
 * System.err}, with the first such attempt; what other threads print goes where it always went.
 */
final class ThreadOutput extends OutputStream {

  private static final InheritableThreadLocal<@Nullable PrintStream> LOG =
      new InheritableThreadLocal<>();

  private static boolean installed;

  private final PrintStream usual;

  private ThreadOutput(PrintStream usual) {
    this.usual = usual;
  }

  /** Until it is closed, what this thread prints goes to {@code log}. */
  static Scope during(PrintStream log) {
    install();
    LOG.set(log);
    return LOG::remove;
  }

  /** A stream to a file, which is asked for when there is something to write. */
  static PrintStream stream(Supplier<Path> file) {
    return new PrintStream(new LateOutput(file), true, StandardCharsets.UTF_8);
  }

  /** Ends with the attempt. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void write(int b) {
    target().write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    target().write(bytes, from, length);
  }

  @Override
  public void flush() {
    target().flush();
  }

  private PrintStream target() {
    PrintStream log = LOG.get();
    return log == null ? usual : log;
  }

  private static synchronized void install() {
    if (!installed) {
      installed = true;
      System.setOut(print(System.out));
      System.setErr(print(System.err));
    }
  }

  private static PrintStream print(PrintStream usual) {
    return new PrintStream(new ThreadOutput(usual), true, usual.charset());
  }

  /** Makes its file with the first byte. */
  private static final class LateOutput extends OutputStream {

    private final Supplier<Path> file;
    private @Nullable OutputStream out;

    LateOutput(Supplier<Path> file) {
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      if (out == null) {
        out = new BoundedOutput(file.get().toString());
      }
      out.write(bytes, from, length);
    }

    @Override
    public synchronized void close() throws IOException {
      if (out != null) {
        out.close();
      }
    }
  }
}
