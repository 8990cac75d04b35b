package io.kryptonx.cli.view.dead;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.RunWords;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.dead.Letter;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Dead letters as a table. */
public final class DeadLetterListView {

  private static final int MAX_CAUSE = 80;

  private final Output out;
  private final Typed typed;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public DeadLetterListView(Output out, Typed typed, ZoneId zone) {
    this.out = out;
    this.typed = typed;
    this.zone = zone;
  }

  /** Shows the first of some dead letters, and how many there are of which kind. */
  public void show(List<DeadLetterReport> letters, int limit) {
    if (letters.isEmpty()) {
      out.line(out.in(Style.GOOD, "✔ ") + "no dead letters");
      return;
    }
    boolean states = letters.stream().anyMatch(each -> each.state() != Letter.State.OPEN);
    Table table =
        states
            ? new Table("stage", "item", "state", "kind", ">tries", "failed", "run", "cause")
            : new Table("stage", "item", "kind", ">tries", "failed", "run", "cause");
    letters.stream().limit(limit).forEach(letter -> table.row(cells(letter, states)));
    out.lines(table.lines(out));
    if (letters.size() > limit) {
      String more = "… and " + (letters.size() - limit) + " more; --limit 0 lists them all";
      out.line(out.in(Style.FAINT, more));
    }
    out.line();
    out.line(
        out.in(Style.ALARM, Quantity.of(letters.size(), "dead letter")) + "   " + kinds(letters));
    out.line(out.in(Style.FAINT, "  look   ") + typed.command("dlq") + " show STAGE ITEM");
    out.line(out.in(Style.FAINT, "  again  ") + typed.command("dlq") + " redrive");
  }

  private String[] cells(DeadLetterReport report, boolean states) {
    DeadLetter letter = report.letter();
    String stage = out.in(Style.STRONG, Harmless.line(letter.task().stage()));
    String item = Words.asked(letter.task());
    String kind = kind(letter.failure().kind());
    String tries = String.valueOf(letter.failures());
    String failed = RunWords.time(letter.at(), zone);
    String run = letter.run().text();
    String cause = Columns.cut(cause(letter.failure()), MAX_CAUSE);
    return states
        ? new String[] {stage, item, report.state().label(), kind, tries, failed, run, cause}
        : new String[] {stage, item, kind, tries, failed, run, cause};
  }

  /** Says which dead letters were dropped, or would be. */
  public void dropped(List<DeadLetterReport> letters, boolean dry) {
    if (letters.isEmpty()) {
      out.line("no dead letter is meant; nothing was dropped");
      return;
    }
    String done = dry ? "would drop " : "dropped ";
    out.line(done + Quantity.of(letters.size(), "dead letter"));
    Words.tasks(out, letters.stream().map(report -> report.letter().task()).toList());
  }

  private static String kinds(List<DeadLetterReport> letters) {
    Map<Failure.Kind, Integer> counts = new TreeMap<>();
    letters.forEach(each -> counts.merge(each.letter().failure().kind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> kind(count.getKey()) + " " + count.getValue())
        .collect(Collectors.joining(" · "));
  }

  static String kind(Failure.Kind kind) {
    return kind.label().replace('_', ' ');
  }

  private static String cause(Failure failure) {
    return failure.message().lines().findFirst().map(Harmless::line).orElse("");
  }
}
