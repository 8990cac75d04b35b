package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.terminal.Columns;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal of some width that knows the few sequences that we use. Lines that are too long for it
 * fail the test: a real one would wrap them and put everything below out of place.
 */
public final class FakeTerminal {

  private final int columns;
  private final List<String> lines = new ArrayList<>(List.of(""));
  private int row;

  /** An empty one. */
  public FakeTerminal(int columns) {
    this.columns = columns;
  }

  /** Takes what was printed. */
  public void take(String printed) {
    int i = 0;
    while (i < printed.length()) {
      char c = printed.charAt(i);
      if (c == '\n') {
        row++;
        if (row == lines.size()) {
          lines.add("");
        }
        i++;
      } else if (c == '\r') {
        i++;
      } else if (c == '\u001B') {
        i = sequence(printed, i);
      } else {
        int end = i;
        while (end < printed.length() && "\n\r\u001B".indexOf(printed.charAt(end)) < 0) {
          end++;
        }
        text(printed.substring(i, end));
        i = end;
      }
    }
  }

  /** What is to be seen, without blanks at the end. */
  public List<String> screen() {
    List<String> seen = new ArrayList<>(lines);
    while (!seen.isEmpty() && seen.getLast().isEmpty()) {
      seen.removeLast();
    }
    return seen;
  }

  private boolean fresh = true;

  private void text(String text) {
    String line = (fresh ? "" : lines.get(row)) + text;
    fresh = false;
    assertThat(Columns.of(line)).as(line).isLessThan(columns);
    lines.set(row, line);
  }

  private int sequence(String printed, int start) {
    int end = start + 1;
    while (!Character.isLetter(printed.charAt(end))) {
      end++;
    }
    String parameters = printed.substring(start + 2, end);
    switch (printed.charAt(end)) {
      case 'A' -> row -= Integer.parseInt(parameters);
      case 'K' -> { // we clear to the right of what we have just written
        lines.set(row, fresh ? "" : lines.get(row));
        fresh = true;
      }
      case 'J' -> lines.subList(row, lines.size()).replaceAll(line -> "");
      case 'm', 'h', 'l' -> {}
      default -> throw new AssertionError("unknown sequence " + printed.substring(start, end + 1));
    }
    return end + 1;
  }
}
