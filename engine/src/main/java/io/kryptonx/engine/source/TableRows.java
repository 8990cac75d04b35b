package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.engine.source.table.RowSink;
import io.kryptonx.engine.source.table.Shown;
import io.kryptonx.engine.source.table.TableFile;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.expression.RowExpression;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one table on their way into the store, each an item; their mistakes are gathered. */
final class TableRows implements RowSink {

  /** How many mistakes are told at once. */
  static final int MAX_MISTAKES = 10;

  /** The most rows of a table. */
  static final int MAX_ROWS = 1_000_000;

  private final Source.Table table;
  private final List<RowExpression> keys;
  private final AssetStore assets;
  private final ReadingProgress progress;
  private final ItemTable<Row> rows = new ItemTable<>();
  private final List<String> mistakes = new ArrayList<>();

  TableRows(
      Source.Table table, List<RowExpression> keys, AssetStore assets, ReadingProgress progress) {
    this.table = table;
    this.keys = List.copyOf(keys);
    this.assets = assets;
    this.progress = progress;
  }

  /** A row in the store. */
  private record Row(long line, Snapshot snapshot) {}

  @Override
  public void row(long line, Map<String, Object> values) {
    try {
      byte[] json =
          CanonicalForm.of(values, TableFile.NULL, TableFile.MAX_ROW_CHARACTERS).getBytes(UTF_8);
      add(line, item(values, json), json);
    } catch (JsonMistake e) {
      mistake(line, "cannot be kept: " + e.reason());
    } catch (ExpressionException e) {
      mistake(line, e.line());
    } catch (IllegalArgumentException e) { // of an item
      mistake(line, e.getMessage() + "; mend the row, or what stands under item:");
    }
  }

  private void add(long line, Item item, byte[] json) {
    Digest digest = assets.putDurable(json);
    Snapshot snapshot = new Snapshot(MediaType.JSON, json.length, digest);
    Optional<Row> other = rows.add(item, new Row(line, snapshot));
    if (other.isPresent()) {
      mistake(
          line,
          "has the item '%s' of line %d again; remove one, or tell them apart under item:"
              .formatted(Shown.of(item), other.get().line()));
    }
    if (rows.all().size() > MAX_ROWS) {
      throw failure("has more than a million rows; split it");
    }
    progress.count("reading rows of " + table.name(), rows.all().size());
  }

  @Override
  public void mistake(long line, String what) {
    mistakes.add("line " + line + " " + what);
  }

  @Override
  public boolean wantsMore() {
    return mistakes.size() < MAX_MISTAKES;
  }

  /**
   * The members in the order of their items.
   *
   * @throws KryptonxException SOURCE with the first mistakes
   */
  List<Member> members() {
    if (mistakes.isEmpty()) {
      rows.within()
          .ifPresent(pair ->
              mistake(
                  pair.thing().line(),
                  "has item '%s', which is a folder of item '%s'; rename one"
                      .formatted(Shown.of(pair.folder()), Shown.of(pair.item()))));
    }
    if (mistakes.size() == 1) {
      throw failure(mistakes.getFirst());
    }
    if (!mistakes.isEmpty()) {
      String many = wantsMore() ? mistakes.size() + " mistakes" : "at least 10 mistakes";
      throw failure("has " + many + ":\n  " + String.join("\n  ", mistakes));
    }
    if (rows.all().isEmpty() && !table.emptyAllowed()) {
      throw failure("has no rows; add some, or write empty: allow");
    }
    List<Member> members = new ArrayList<>(rows.all().size());
    rows.all().forEach((item, row) -> members.add(new Member(item, row.snapshot())));
    return members;
  }

  private Item item(Map<String, Object> values, byte[] json) throws ExpressionException {
    Map<String, String> texts = new HashMap<>();
    if (table.format() == TableFormat.CSV) {
      values.forEach((column, value) -> texts.put(column, value.toString()));
    }
    List<String> parts = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      String part =
          table.format() == TableFormat.CSV
              ? keys.get(i).evaluate(texts)
              : keys.get(i).evaluate(json);
      if (part.isEmpty()) {
        throw new IllegalArgumentException(
            "gives an empty text for " + table.item().get(i).dimension());
      }
      parts.add(part);
    }
    return new Item(parts);
  }

  private KryptonxException failure(String what) {
    return new KryptonxException(
        ErrorCode.SOURCE, "source '" + table.name() + "' (" + table.path() + ") " + what);
  }
}
