package io.kryptonx.cli.view.diff;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.definition.DefinitionDiff;
import java.util.Optional;

/** What differs between two environments of a definition, as a table. */
public final class DefinitionDiffView {

  private final Output out;

  /** Shows on {@code out}. */
  public DefinitionDiffView(Output out) {
    this.out = out;
  }

  /** Shows the table, or that there is nothing to show. */
  public void show(DefinitionDiff diff, Optional<String> before, Optional<String> after) {
    String left = before.map(Harmless::line).orElse("without");
    String right = after.map(Harmless::line).orElse("without");
    if (diff.changes().isEmpty()) {
      out.line(left + " and " + right + ": the definition is the same");
      return;
    }
    Table table = new Table("key", left, right);
    for (DefinitionDiff.Change change : diff.changes()) {
      table.row(Harmless.line(change.key()), text(change.before()), text(change.after()));
    }
    table.lines(out).forEach(out::line);
  }

  private static String text(Optional<DefinitionDiff.Value> value) {
    return value.map(each -> Harmless.line(each.text())).orElse("·");
  }
}
