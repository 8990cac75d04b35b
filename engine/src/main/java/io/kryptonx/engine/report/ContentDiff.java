package io.kryptonx.engine.report;

import io.kryptonx.engine.report.DiffReport.Change;
import java.util.List;
import java.util.Optional;

/** What differs between two snapshots, seen as what they are. */
public sealed interface ContentDiff {

  /**
   * Text.
   *
   * @param added how many lines are new
   * @param removed how many lines are gone
   * @param lines the first of them, with a line around each
   * @param cut whether there are more
   */
  record Text(int added, int removed, List<TextLine> lines, boolean cut) implements ContentDiff {
    public Text {
      lines = List.copyOf(lines);
    }
  }

  /**
   * JSON.
   *
   * @param count how many places differ
   * @param changes the first of them, each named by its path, such as {@code $.a[2].b}
   */
  record Json(int count, List<Change> changes) implements ContentDiff {
    public Json {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Images.
   *
   * @param before width and height
   * @param pixels how their pixels differ, where they have the same size
   */
  record Image(Size before, Size after, Optional<Pixels> pixels) implements ContentDiff {

    /** Width and height in pixels. */
    public record Size(int width, int height) {}

    /**
     * How pixels differ.
     *
     * @param share the part of the pixels that differ at all, 0 to 1
     * @param max the largest difference of a colour, 0 to 255
     * @param mean the mean difference over all pixels and colours, 0 to 255
     */
    public record Pixels(double share, int max, double mean) {}
  }

  /**
   * Tables.
   *
   * @param columnsAdded names of columns that are new
   * @param columnsRemoved names of columns that are gone
   * @param key the column by which rows were told apart; empty where whole rows were
   * @param rows the first rows that differ
   */
  record Table(
      List<String> columnsAdded,
      List<String> columnsRemoved,
      Optional<String> key,
      int added,
      int removed,
      int changed,
      List<Row> rows)
      implements ContentDiff {

    public Table {
      columnsAdded = List.copyOf(columnsAdded);
      columnsRemoved = List.copyOf(columnsRemoved);
      rows = List.copyOf(rows);
    }

    /**
     * A row that differs.
     *
     * @param name value of the key, or the cells where there is none
     * @param kind what became of it
     * @param cells those that changed
     */
    public record Row(String name, Kind kind, List<Change> cells) {
      public Row {
        cells = List.copyOf(cells);
      }
    }

    /** What became of a row. */
    public enum Kind {
      /** It is new. */
      ADDED,
      /** It is gone. */
      REMOVED,
      /** Cells of it changed. */
      CHANGED
    }
  }

  /**
   * Bytes.
   *
   * @param firstDifference the position of the first byte that differs, from 0
   */
  record Bytes(long firstDifference) implements ContentDiff {}

  /**
   * Not to be looked at.
   *
   * @param reason why not
   */
  record Unknown(String reason) implements ContentDiff {}

  /**
   * A line of a text with what became of it.
   *
   * @param sign {@code -} gone, {@code +} new, blank kept, {@code …} lines left out
   */
  record TextLine(char sign, String text) {}
}
