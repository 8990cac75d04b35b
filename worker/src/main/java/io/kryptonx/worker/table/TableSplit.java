package io.kryptonx.worker.table;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action.Split.Cut;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Cuts a table into parts that stay the same where rows elsewhere come or go. Rows keep their bytes
 * and, within a part, their order; the header of CSV begins every part; a last row without a line
 * end gets one.
 *
 * <p><b>By a column</b>, a row is in part <i>h</i> mod <i>n</i>, where <i>h</i> are the first 64
 * bits of the SHA-256 of its value, without quotes. Parts are named by their number from 0, and
 * none is without rows.
 *
 * <p><b>By size</b>, a part ends where a row says so by its own hash, so that after an inserted row
 * the same ends are found again (content-defined chunking): from a quarter of the mean size on, a
 * row of <i>r</i> bytes ends a part if the first 64 bits of its SHA-256, as a fraction of
 * 2<sup>64</sup>, are below <i>r</i> divided by three quarters of the mean. At four times the mean
 * a part ends in any case. Parts are named by their number from 1.
 */
public final class TableSplit {

  /** The most parts. */
  public static final int MAX_PARTS = 999_999;

  /** The part of the mean size below which nothing ends. */
  private static final int MIN_SHARE = 4;

  private static final int MAX_TIMES = 4;
  private static final int DIGITS = 6;

  private final AssetStore store;
  private final Path folder;
  private final MediaType type;
  private final BooleanSupplier stop;

  /**
   * A split.
   *
   * @param folder for temporary files, the caller's to delete
   * @param type of the parts
   * @param stop asked before each row whether to end early
   */
  public TableSplit(AssetStore store, Path folder, MediaType type, BooleanSupplier stop) {
    this.store = store;
    this.folder = folder;
    this.type = type;
    this.stop = stop;
  }

  /**
   * Cuts a table.
   *
   * @return the parts, in the store, in order; fewer if it was stopped
   * @throws MalformedTableException naming the line that is not as the format says
   */
  public List<Member> cut(InputStream table, TableFormat format, Cut cut)
      throws IOException, MalformedTableException {
    Rows rows = Rows.of(format, table);
    return switch (cut) {
      case Cut.ByColumn(String column, int parts) -> byColumn(rows, rows.column(column), parts);
      case Cut.BySize(long bytes) -> bySize(rows, Math.max(1, bytes));
    };
  }

  private List<Member> byColumn(Rows rows, Rows.Column column, int count)
      throws IOException, MalformedTableException {
    Parts parts = new Parts(folder, rows.header());
    for (Optional<Row> row = rows.next();
        row.isPresent() && !stop.getAsBoolean();
        row = rows.next()) {
      int number = (int) Long.remainderUnsigned(hash(column.of(row.get())), count);
      parts.add(number, row.get().bytes());
    }
    int digits = Integer.toString(count - 1).length();
    List<Member> members = new ArrayList<>();
    for (int number : parts.numbers()) {
      members.add(member(number, digits, parts.take(store, number, type)));
    }
    return members;
  }

  private List<Member> bySize(Rows rows, long mean) throws IOException, MalformedTableException {
    Parts parts = new Parts(folder, rows.header());
    List<Member> members = new ArrayList<>();
    long size = 0;
    for (Optional<Row> row = rows.next();
        row.isPresent() && !stop.getAsBoolean();
        row = rows.next()) {
      byte[] bytes = row.get().bytes();
      int number = members.size() + 1;
      if (number > MAX_PARTS) {
        throw new MalformedTableException(
            row.get().line(), "would begin part " + number + "; make parts larger");
      }
      parts.add(number, bytes);
      size += bytes.length;
      if (ends(bytes, size, mean)) {
        members.add(member(number, DIGITS, parts.take(store, number, type)));
        size = 0;
      }
    }
    for (int number : parts.numbers()) {
      members.add(member(number, DIGITS, parts.take(store, number, type)));
    }
    return members;
  }

  private static boolean ends(byte[] row, long size, long mean) {
    if (size >= mean * MAX_TIMES) {
      return true;
    }
    long min = mean / MIN_SHARE;
    double share = (double) row.length / Math.max(1, mean - min);
    // Of 2^64 the upper 53 bits, which a double holds exactly.
    return size >= min && (hash(row) >>> 11) < share * (1L << 53);
  }

  private static long hash(byte[] bytes) {
    return Digest.of(bytes).a();
  }

  private static Member member(int number, int digits, Snapshot snapshot) {
    String name = Integer.toString(number);
    return new Member(Item.of("0".repeat(Math.max(0, digits - name.length())) + name), snapshot);
  }
}
