package io.kryptonx.cli.view.diff;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.ChangedValue;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.engine.report.DiffReport.ItemDiff;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.DiffReport.StageChange;
import io.kryptonx.engine.report.DiffReport.State;
import java.util.List;
import java.util.Optional;

/** What differs between two runs: first what they were given, then their assets. */
public final class DiffView {

  private final Output out;
  private final int details;
  private final ContentView contents;

  /**
   * A view on {@code out}.
   *
   * @param details how many items that differ are shown; 0 for counts only
   */
  public DiffView(Output out, int details) {
    this.out = out;
    this.details = details;
    this.contents = new ContentView(out);
  }

  /** Shows the differences. */
  public void show(DiffReport diff) {
    String equal = diff.isEqual() ? "hold the same" : "differ";
    line(
        out.in(Style.STRONG, diff.before().run() + " and " + diff.after().run())
            + " "
            + out.in(diff.isEqual() ? Style.GOOD : Style.NOTICE, equal));
    changes("parameters", diff.params());
    definition(diff.definition());
    counts(diff);
    if (details > 0) {
      items(diff.nodes());
    }
  }

  private void changes(String title, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    line("");
    line(out.in(Style.STRONG, title));
    changes.forEach(change -> change("  ", change));
  }

  private void change(String indent, Change change) {
    ChangedValue value = new ChangedValue(out, change.before(), change.after());
    String name = indent + Harmless.line(change.name());
    String beside = name + "  " + value.beside();
    if (!value.isLong() && Columns.of(beside) <= out.columns()) {
      line(beside);
    } else {
      line(name);
      value.below().forEach(text -> line(indent + "  " + text));
    }
  }

  private void definition(List<StageChange> stages) {
    if (stages.isEmpty()) {
      return;
    }
    line("");
    line(out.in(Style.STRONG, "definition"));
    for (StageChange stage : stages.stream().limit(Words.MAX_LISTED).toList()) {
      String what =
          stage.onlyBefore()
              ? out.in(Style.BAD, "  is gone")
              : stage.onlyAfter() ? out.in(Style.GOOD, "  is new") : "";
      line("  " + Harmless.line(stage.stage()) + what);
      stage.parts().forEach(change -> change("    ", change));
    }
    more(stages.size() - Words.MAX_LISTED);
  }

  private void counts(DiffReport diff) {
    Table table = new Table("", ">equal", ">differ", ">gone", ">new");
    List<NodeDiff> shown = chosen(diff.nodes());
    for (NodeDiff node : shown) {
      boolean first = diff.firstDivergent().filter(node::equals).isPresent();
      Style style = node.isEqual() ? Style.FAINT : first ? Style.ALARM : Style.PLAIN;
      table.row(
          out.in(style, (first ? "▸ " : "  ") + Harmless.line(node.node())),
          number(node.equal(), Style.FAINT),
          number(node.differs(), Style.NOTICE),
          number(node.onlyBefore(), Style.BAD),
          number(node.onlyAfter(), Style.GOOD));
    }
    line("");
    if (!shown.isEmpty()) {
      out.lines(table.lines(out));
    }
    more(diff.nodes().size() - shown.size());
    diff.firstDivergent()
        .filter(node -> !node.equals(diff.nodes().getFirst()))
        .ifPresent(node ->
            line(
                out.in(
                    Style.FAINT,
                    "▸ the first that differs: all above "
                        + Harmless.line(node.node())
                        + " is equal")));
  }

  /** Of many sources and stages those that differ. */
  private static List<NodeDiff> chosen(List<NodeDiff> nodes) {
    return nodes.size() <= Words.MAX_LISTED
        ? nodes
        : nodes.stream().filter(node -> !node.isEqual()).limit(Words.MAX_LISTED).toList();
  }

  private void more(int hidden) {
    if (hidden > 0) {
      line("  " + Words.more(out, hidden, "stage"));
    }
  }

  private String number(int count, Style style) {
    return out.in(count == 0 ? Style.FAINT : style, count == 0 ? "·" : String.valueOf(count));
  }

  private void items(List<NodeDiff> nodes) {
    int left = details;
    long all = 0;
    for (NodeDiff node : nodes) {
      all += node.differs() + node.onlyBefore() + node.onlyAfter();
      for (ItemDiff item : node.items()) {
        if (left > 0) {
          left--;
          item(node, item);
        }
      }
    }
    long more = all - (details - left);
    if (more > 0) {
      line("");
      line(out.in(Style.FAINT, "… and " + more + " more; --details N shows N, --json lists them"));
    }
  }

  private void item(NodeDiff node, ItemDiff item) {
    boolean plain = item.output().isEmpty() || item.output().equals(node.node());
    String name = item.item().isEmpty() ? "" : " [" + Harmless.line(item.item().text()) + "]";
    line("");
    line(
        out.in(Style.STRONG, Harmless.line(node.node()))
            + Columns.cut(name, 80)
            + (plain ? "" : out.in(Style.FAINT, " " + item.output()))
            + "  "
            + state(item.before(), Style.BAD)
            + out.in(Style.FAINT, " → ")
            + state(item.after(), Style.GOOD));
    item.content().ifPresent(content -> contents.lines(content).forEach(l -> line("  " + l)));
  }

  private String state(Optional<State> state, Style style) {
    if (state.isEmpty()) {
      return out.in(Style.FAINT, "not there");
    }
    return switch (state.get()) {
      case State.Holds(var snapshot) ->
          out.in(style, snapshot.digest().shortHex())
              + out.in(Style.FAINT, " " + Quantity.size(snapshot.size()));
      case State.Without(var status) ->
          out.in(StatusStyle.of(status).style(), StatusStyle.of(status).word());
      case State.Open() -> out.in(Style.NOTICE, "not ended");
    };
  }

  private void line(String text) {
    out.line(Columns.cut(text, out.columns()));
  }
}
