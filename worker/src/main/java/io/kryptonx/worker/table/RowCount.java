package io.kryptonx.worker.table;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/** How many rows a table has. */
public final class RowCount {

  private RowCount() {}

  /** The format of tables of a type whose rows stand in lines; empty for other types. */
  static Optional<TableFormat> format(MediaType type) {
    return switch (type.name()) {
      case "text/csv" -> Optional.of(TableFormat.CSV);
      case "application/x-ndjson", "application/jsonl" -> Optional.of(TableFormat.JSONL);
      default -> Optional.empty();
    };
  }

  /**
   * Counts the rows of a snapshot, without a header. Empty if it is no table, or not as its format
   * says.
   *
   * @throws io.kryptonx.storage.MissingContentException if it is not in the store
   */
  public static OptionalLong of(AssetStore store, Snapshot snapshot) {
    Optional<TableFormat> format = format(snapshot.type());
    if (format.isEmpty()) {
      return OptionalLong.empty();
    }
    try (InputStream in = store.open(snapshot.digest())) {
      Rows rows = Rows.of(format.get(), in);
      long count = 0;
      while (rows.next().isPresent()) {
        count++;
      }
      return OptionalLong.of(count);
    } catch (MalformedTableException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
