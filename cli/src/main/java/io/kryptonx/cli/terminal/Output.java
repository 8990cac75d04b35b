package io.kryptonx.cli.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Where text for people goes: a stream, whether it is a terminal, and whether it shows colours.
 * Safe for use by several threads; each call is written as a whole.
 */
public final class Output {

  /** Columns where there is no terminal: nothing is cut. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final PrintStream stream;
  private final boolean terminal;
  private final boolean coloured;
  private final boolean plainMarks;
  private final IntSupplier columns;

  /**
   * An output.
   *
   * @param columns of the terminal, asked again each time; not asked where there is none
   */
  public Output(PrintStream stream, boolean terminal, boolean coloured, IntSupplier columns) {
    this.stream = stream;
    this.terminal = terminal;
    this.coloured = coloured;
    this.columns = columns;
    this.plainMarks = !stream.charset().equals(StandardCharsets.UTF_8);
  }

  /** Whether somebody watches: lines may be painted over. */
  public boolean isTerminal() {
    return terminal;
  }

  /** The columns that a line may take. */
  public int columns() {
    return terminal ? columns.getAsInt() : UNLIMITED;
  }

  /** The text in a style, where colours are shown. */
  public String in(Style style, String text) {
    return coloured && style != Style.PLAIN && !text.isEmpty()
        ? "\u001B[" + style.code() + "m" + text + "\u001B[0m"
        : text;
  }

  /** Writes a line. */
  public void line(String text) {
    print(text + "\n");
  }

  /** Writes an empty line. */
  public void line() {
    print("\n");
  }

  /** Writes lines. */
  public void lines(List<String> lines) {
    if (!lines.isEmpty()) {
      print(String.join("\n", lines) + "\n");
    }
  }

  /** Writes text as it is, at once. */
  public void print(String text) {
    synchronized (stream) {
      stream.print(plainMarks ? Ascii.of(text) : text);
      stream.flush();
    }
  }
}
