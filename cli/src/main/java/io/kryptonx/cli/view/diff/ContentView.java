package io.kryptonx.cli.view.diff;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.ChangedValue;
import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Image;
import io.kryptonx.engine.report.ContentDiff.Table.Row;
import io.kryptonx.engine.report.DiffReport.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs within a snapshot, on a few lines. */
public final class ContentView {

  private static final int MAX_LINES = 24;

  private final Output out;

  /** Shows in the style of {@code out}. */
  public ContentView(Output out) {
    this.out = out;
  }

  /** The lines. */
  public List<String> lines(ContentDiff content) {
    return switch (content) {
      case ContentDiff.Text text -> text(text);
      case ContentDiff.Json json -> json(json);
      case ContentDiff.Image image -> image(image);
      case ContentDiff.Table table -> table(table);
      case ContentDiff.Bytes(var first) -> List.of(faint("bytes differ from position " + first));
      case ContentDiff.Unknown(var reason) -> List.of(faint(reason));
    };
  }

  private List<String> text(ContentDiff.Text text) {
    List<String> lines = new ArrayList<>();
    lines.add(faint("text: ") + amounts(text.added(), text.removed(), "line"));
    text.lines().stream()
        .limit(MAX_LINES)
        .forEach(line -> lines.add(ChangedValue.styled(out, line)));
    if (text.cut() || text.lines().size() > MAX_LINES) {
      lines.add(faint("…"));
    }
    return lines;
  }

  private String amounts(int added, int removed, String what) {
    return out.in(Style.GOOD, "+" + Quantity.of(added, what))
        + " "
        + out.in(Style.BAD, "-" + Quantity.of(removed, what));
  }

  private List<String> json(ContentDiff.Json json) {
    List<String> lines = new ArrayList<>();
    lines.add(faint("json: " + (json.count() == 1 ? "1 place" : json.count() + " places")));
    json.changes().stream().limit(MAX_LINES).forEach(change -> lines.add(change(change)));
    if (json.count() > MAX_LINES) {
      lines.add(faint("… and " + (json.count() - MAX_LINES) + " more"));
    }
    return lines;
  }

  private String change(Change change) {
    return Harmless.line(change.name())
        + "  "
        + new ChangedValue(out, change.before(), change.after()).beside();
  }

  private List<String> image(Image image) {
    String size = image.before().width() + "×" + image.before().height();
    String now = image.after().width() + "×" + image.after().height();
    if (!image.before().equals(image.after())) {
      return List.of(
          faint("image: ") + out.in(Style.BAD, size) + faint(" → ") + out.in(Style.GOOD, now));
    }
    return List.of(
        image
            .pixels()
            .map(p ->
                String.format(
                    Locale.ROOT,
                    "image %s: %.3g %% of the pixels differ, by %d of 255 at most, %.3g on average",
                    size,
                    p.share() * 100,
                    p.max(),
                    p.mean()))
            .orElse("image " + size + ": too large to compare pixels"));
  }

  private List<String> table(ContentDiff.Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        faint("table: ")
            + amounts(table.added(), table.removed(), "row")
            + " "
            + out.in(Style.NOTICE, "~" + Quantity.of(table.changed(), "row"))
            + table.key().map(key -> faint("  by " + Harmless.line(key))).orElse(""));
    table
        .columnsAdded()
        .forEach(c -> lines.add(out.in(Style.GOOD, "+ column " + Harmless.line(c))));
    table
        .columnsRemoved()
        .forEach(c -> lines.add(out.in(Style.BAD, "- column " + Harmless.line(c))));
    table.rows().stream().limit(MAX_LINES).forEach(row -> lines.add(row(row)));
    int more = table.added() + table.removed() + table.changed() - table.rows().size();
    if (more > 0) {
      lines.add(faint("… and " + more + " more"));
    }
    return lines;
  }

  private String row(Row row) {
    String name = Harmless.line(row.name());
    return switch (row.kind()) {
      case ADDED -> out.in(Style.GOOD, "+ " + name);
      case REMOVED -> out.in(Style.BAD, "- " + name);
      case CHANGED ->
          out.in(Style.NOTICE, "~ " + name)
              + "  "
              + String.join(faint(", "), row.cells().stream().map(this::change).toList());
    };
  }

  private String faint(String text) {
    return out.in(Style.FAINT, text);
  }
}
