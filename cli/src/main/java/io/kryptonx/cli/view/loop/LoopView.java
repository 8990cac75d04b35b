package io.kryptonx.cli.view.loop;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.task.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Loops: one with all that is known of it, several as a table. */
public final class LoopView {

  private static final int MARKS = 16;

  private final Output out;
  private final Typed typed;

  /** A view on {@code out}. */
  public LoopView(Output out, Typed typed) {
    this.out = out;
    this.typed = typed;
  }

  /**
   * Shows loops.
   *
   * @param latest whether the run is the one that commands are about unless told otherwise
   */
  public void show(LoopReport report, boolean latest) {
    if (report.loops().size() == 1) {
      new LoopDetailsView(out, typed).show(report.run(), report.loops().getFirst(), latest);
      return;
    }
    out.line(
        out.in(Style.STRONG, Harmless.line(report.stage()))
            + out.in(
                Style.FAINT,
                " in " + report.run() + ", " + Quantity.of(report.loops().size(), "loop")));
    if (report.loops().isEmpty()) {
      return;
    }
    out.line(sum(report));
    out.line();
    table(report);
  }

  /** {@code converged 12 · exhausted 2 81 iterations, worked 4.2s}. */
  private String sum(LoopReport report) {
    Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    report.loops().forEach(loop -> loop.ending().ifPresent(e -> endings.merge(e, 1, Integer::sum)));
    int iterations = report.loops().stream().mapToInt(loop -> loop.iterations().size()).sum();
    long worked = report.loops().stream().mapToLong(Loop::workedMillis).sum();
    String counts = LoopWords.endings(out, endings);
    return counts
        + (counts.isEmpty() ? "" : "   ")
        + Quantity.of(iterations, "iteration")
        + (worked == 0 ? "" : ", worked " + Quantity.duration(worked));
  }

  private void table(LoopReport report) {
    boolean several = report.loops().stream().map(l -> l.task().stage()).distinct().count() > 1;
    boolean scored = report.loops().stream().anyMatch(loop -> loop.rule().best().isPresent());
    List<String> headings =
        new ArrayList<>(List.of(several ? "loop" : "item", "ended", ">iterations", ">result"));
    if (scored) {
      headings.addAll(List.of(">score", "scores"));
    }
    headings.add("tasks");
    Table table = new Table(headings.toArray(String[]::new));
    int shown = Math.min(report.loops().size(), Words.MAX_LISTED);
    for (Loop loop : report.loops().subList(0, shown)) {
      List<String> cells = new ArrayList<>();
      cells.add(several ? Words.task(out, loop.task()) : Harmless.line(loop.task().asked()));
      cells.add(LoopWords.ending(out, loop));
      cells.add(String.valueOf(loop.iterations().size()));
      cells.add(
          loop.chosen() > 0
              ? "#" + loop.chosen()
              : out.in(Style.FAINT, LoopWords.hasResult(loop) ? "came in" : "–"));
      if (scored) {
        cells.add(loop.best().map(each -> LoopWords.score(each.score())).orElse(""));
        cells.add(
            out.in(
                Style.KEPT,
                ScoreCurve.of(loop.iterations().stream().map(Iteration::score).toList(), MARKS)));
      }
      cells.add(Words.counts(out, loop.tasks()));
      table.row(cells.toArray(String[]::new));
    }
    out.lines(table.lines(out));
    if (shown < report.loops().size()) {
      out.line(Words.more(out, report.loops().size() - shown, "loop"));
    }
    out.line();
    out.line(out.in(Style.FAINT, "one of them   ") + typed.loop(report.loops().getFirst().task()));
  }
}
