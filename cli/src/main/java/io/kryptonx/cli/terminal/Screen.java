package io.kryptonx.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The terminal that the process was started from: which streams it has, and its size. The size is
 * asked for when it is first needed and again after {@link #resized()}.
 */
public final class Screen {

  /** Where nothing is known. */
  static final Size USUAL = new Size(24, 80);

  private final Supplier<Optional<Size>> probe;
  private volatile Optional<Size> size = Optional.empty();

  /** A screen of the size that {@code probe} finds. */
  public Screen(Supplier<Optional<Size>> probe) {
    this.probe = probe;
  }

  /** The terminal of a process with this environment. */
  public static Screen of(Function<String, Optional<String>> environment) {
    return new Screen(() -> fromTerminal().or(() -> fromEnvironment(environment)));
  }

  /** Rows and columns, both at least 1. */
  public record Size(int rows, int columns) {}

  /**
   * Whether an open file of this process is a terminal.
   *
   * @param descriptor 0 for the standard input, 1 for the output, 2 for the error output
   */
  public static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String file = Files.readSymbolicLink(link).toString();
      return file.startsWith("/dev/pts/")
          || file.startsWith("/dev/tty")
          || file.equals("/dev/console");
    } catch (IOException e) { // not Linux: all that Java tells is about input and output together
      return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
  }

  /** The size now. */
  public Size size() {
    Optional<Size> known = size;
    if (known.isEmpty()) {
      known = Optional.of(probe.get().orElse(USUAL));
      size = known;
    }
    return known.get();
  }

  /** Says that the size may have changed. */
  public void resized() {
    size = Optional.empty();
  }

  private static Optional<Size> fromEnvironment(Function<String, Optional<String>> environment) {
    Optional<Integer> columns = environment.apply("COLUMNS").flatMap(Screen::number);
    Optional<Integer> rows = environment.apply("LINES").flatMap(Screen::number);
    return columns.map(c -> new Size(rows.orElse(USUAL.rows()), c));
  }

  private static Optional<Size> fromTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] words =
          new String(stty.getInputStream().readNBytes(100), StandardCharsets.US_ASCII)
              .strip()
              .split(" ");
      boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
      if (!ended || words.length != 2) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      Optional<Integer> columns = number(words[1]);
      return number(words[0]).flatMap(rows -> columns.map(c -> new Size(rows, c)));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    try {
      int value = Integer.parseInt(text);
      return value >= 1 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
