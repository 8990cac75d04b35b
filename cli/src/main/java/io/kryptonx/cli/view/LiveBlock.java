package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import java.util.List;

/**
 * Lines at the bottom of a terminal that are painted over in place. What is to stay is printed
 * above them. The cursor is left visible: nobody would bring it back after {@code kill -9}. Not
 * thread-safe.
 */
final class LiveBlock {

  private static final String ESCAPE = "\u001B[";

  /** The terminal shows what is between at once; those that do not know it ignore it. */
  private static final String BEGIN = ESCAPE + "?2026h";

  private static final String END = ESCAPE + "?2026l";
  private static final String CLEAR_DOWN = ESCAPE + "J";
  private static final String CLEAR_RIGHT = ESCAPE + "K";

  private final Output out;
  private List<String> painted = List.of();

  LiveBlock(Output out) {
    this.out = out;
  }

  /** Paints the block anew where it differs. */
  void paint(List<String> lines) {
    if (!lines.equals(painted)) {
      out.print(BEGIN + back() + block(lines) + END);
      painted = lines;
    }
  }

  /** Prints a line that stays above the block. */
  void above(String line) {
    out.print(BEGIN + back() + line + CLEAR_RIGHT + "\n" + block(painted) + END);
  }

  /** Takes the block away. */
  void clear() {
    if (!painted.isEmpty()) {
      // Line by line: some terminals keep what is cleared from their top left corner on.
      String lines = (CLEAR_RIGHT + "\n").repeat(painted.size());
      out.print(BEGIN + back() + lines + back() + END);
      painted = List.of();
    }
  }

  private String back() {
    return painted.isEmpty() ? "" : "\r" + ESCAPE + painted.size() + "A";
  }

  private static String block(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(CLEAR_RIGHT).append('\n'));
    return text.append(CLEAR_DOWN).toString();
  }
}
