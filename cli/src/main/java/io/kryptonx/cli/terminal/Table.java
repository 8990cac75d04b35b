package io.kryptonx.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under headings, as wide as their widest cell. Where the terminal is too narrow the first
 * column is cut down to {@value #MIN_FIRST} columns, then whole lines.
 */
public final class Table {

  private static final int MIN_FIRST = 12;
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<Boolean> numbers = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** A table; headings that begin with {@code >} stand over numbers, aligned to the right. */
  public Table(String... headings) {
    this.headings = new ArrayList<>();
    for (String heading : headings) {
      boolean number = heading.startsWith(">");
      numbers.add(number);
      this.headings.add(number ? heading.substring(1) : heading);
    }
  }

  /** Adds a row of as many cells as there are headings; cells may be styled. */
  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("a row has " + headings.size() + " cells");
    }
    rows.add(List.of(cells));
  }

  /** The lines for an output. */
  public List<String> lines(Output out) {
    int[] widths = widths(out.columns());
    List<String> lines = new ArrayList<>(rows.size() + 1);
    lines.add(out.in(Style.FAINT, line(headings, widths, out.columns())));
    rows.forEach(row -> lines.add(line(row, widths, out.columns())));
    return lines;
  }

  private int[] widths(int columns) {
    int[] widths = new int[headings.size()];
    long total = (long) GAP.length() * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = Columns.of(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(column)));
      }
      total += widths[i];
    }
    if (total > columns) {
      widths[0] = (int) Math.max(Math.min(MIN_FIRST, widths[0]), widths[0] - (total - columns));
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths, int columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Columns.cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : GAP);
      line.append(numbers.get(i) ? Columns.right(cell, widths[i]) : Columns.left(cell, widths[i]));
    }
    return Columns.cut(line.toString().stripTrailing(), columns);
  }
}
