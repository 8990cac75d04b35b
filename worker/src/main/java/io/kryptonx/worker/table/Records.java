package io.kryptonx.worker.table;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of snapshots as values by column: of CSV, of a list of JSON objects, of one JSON object
 * a line, of a single JSON object. Rows are not held.
 */
public final class Records {

  /** The most rows of all snapshots together. */
  public static final long MAX_ROWS = 10_000_000;

  /** The most columns. */
  public static final int MAX_COLUMNS = 1_000;

  private final AssetStore store;
  private final List<Snapshot> tables;

  /** The rows of these, one after the other. */
  public Records(AssetStore store, List<Snapshot> tables) {
    this.store = store;
    this.tables = List.copyOf(tables);
  }

  /** Whether content of a type is such a table. */
  public static boolean is(MediaType type) {
    return RowCount.format(type).isPresent() || type.isJson();
  }

  /** Takes rows, each with the columns that it has. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    void take(Map<String, Cell> row) throws E;
  }

  /**
   * The columns that rows have, in the order in which they are met.
   *
   * @throws MalformedTableException naming the line that is not as the format says
   * @throws io.kryptonx.storage.MissingContentException if a table is not in the store
   */
  public Set<String> columns() throws IOException, MalformedTableException {
    Set<String> columns = new LinkedHashSet<>();
    long _ = each(row -> columns.addAll(row.keySet()));
    return columns;
  }

  /**
   * Hands all rows over, and counts them.
   *
   * @throws MalformedTableException naming the line that is not as the format says
   * @throws io.kryptonx.storage.MissingContentException if a table is not in the store
   */
  public <E extends Exception> long each(Taker<E> taker)
      throws IOException, MalformedTableException, E {
    long[] count = {0};
    Taker<E> counting =
        row -> {
          count[0]++;
          taker.take(row);
        };
    for (Snapshot table : tables) {
      try (InputStream in = store.open(table.digest())) {
        if (RowCount.format(table.type()).filter(TableFormat.CSV::equals).isPresent()) {
          CsvRows.of(in).each(counting);
        } else {
          JsonRecords.each(in, counting);
        }
      }
    }
    return count[0];
  }

  /** Bounds what has to be held. */
  static void check(long row, long line, int columns) throws MalformedTableException {
    if (row > MAX_ROWS) {
      throw new MalformedTableException(line, "begins row " + row + "; split the table");
    }
    if (columns > MAX_COLUMNS) {
      throw new MalformedTableException(
          line, "has more than " + MAX_COLUMNS + " columns; leave some out");
    }
  }
}
