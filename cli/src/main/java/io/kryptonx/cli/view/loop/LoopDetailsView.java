package io.kryptonx.cli.view.loop;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.identity.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** One loop: what it was to reach, how it went on from iteration to iteration, why it ended. */
final class LoopDetailsView {

  private static final int LABEL = 8;

  /** Of more iterations the first and the last so many are shown, and the chosen one. */
  private static final int SHOWN = 15;

  private static final int MAX_MARKS = 48;

  private final Output out;
  private final Typed typed;

  LoopDetailsView(Output out, Typed typed) {
    this.out = out;
    this.typed = typed;
  }

  void show(RunId run, Loop loop, boolean latest) {
    out.line(Words.task(out, loop.task()) + out.in(Style.FAINT, " in " + run));
    out.line();
    line("ended", ended(loop));
    line("until", Harmless.line(loop.rule().until().strip()));
    loop.rule().best().ifPresent(best -> line("best", Harmless.line(best.strip())));
    line("result", LoopWords.result(loop));
    if (!loop.rule().budget().isNone()) {
      line("budget", loop.rule().budget().used(loop.charged()));
    }
    loop.failure()
        .ifPresent(failure ->
            Columns.wrap(Harmless.line(failure.message()), Math.max(20, out.columns() - LABEL))
                .forEach(text -> line("", out.in(Style.ALARM, text))));
    scores(loop);
    if (!loop.iterations().isEmpty()) {
      out.line();
      table(loop);
      out.line();
      hints(run, loop, latest);
    }
  }

  private String ended(Loop loop) {
    int count = loop.iterations().size();
    return LoopWords.ending(out, loop)
        + (count == 0
            ? " before its first iteration"
            : " after %s of at most %d"
                .formatted(Quantity.of(count, "iteration"), loop.rule().maxIterations()));
  }

  private void scores(Loop loop) {
    List<OptionalDouble> scores = loop.iterations().stream().map(Iteration::score).toList();
    List<Double> known =
        scores.stream().filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).toList();
    if (known.size() < 2) {
      return;
    }
    double low = known.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = known.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    String span = "%s to %s".formatted(score(low), score(high));
    int room = Math.clamp(out.columns() - LABEL - Columns.of(span) - 2L, 8, MAX_MARKS);
    int each = ScoreCurve.each(scores.size(), room);
    String more = each == 1 ? "" : ", a mark for " + each + " iterations";
    line(
        "scores",
        out.in(Style.KEPT, ScoreCurve.of(scores, room)) + "  " + out.in(Style.FAINT, span + more));
  }

  private static String score(double value) {
    return LoopWords.score(OptionalDouble.of(value));
  }

  private void table(Loop loop) {
    boolean scored = loop.rule().best().isPresent();
    boolean carried = loop.iterations().stream().anyMatch(i -> !i.carry().equals(i.result()));
    List<String> headings = new ArrayList<>(List.of(" ", ">#"));
    if (scored) {
      headings.add(">score");
    }
    headings.addAll(List.of("tasks", ">worked"));
    if (isPriced(loop)) {
      headings.add(">cost");
    }
    if (carried) {
      headings.add("began with");
    }
    headings.add("yielded");
    Table table = new Table(headings.toArray(String[]::new));
    int hidden = 0;
    for (Iteration each : loop.iterations()) {
      if (isShown(loop, each)) {
        hidden = gap(table, headings.size(), hidden);
        table.row(row(loop, each, scored, carried));
      } else {
        hidden++;
      }
    }
    gap(table, headings.size(), hidden);
    out.lines(table.lines(out));
    if (loop.iterations().stream().anyMatch(each -> !isShown(loop, each))) {
      out.line(out.in(Style.FAINT, "--json lists all iterations"));
    }
  }

  private static boolean isPriced(Loop loop) {
    return loop.charged().costMicros() > 0;
  }

  private static boolean isShown(Loop loop, Iteration each) {
    int last = loop.iterations().size();
    return each.number() <= SHOWN || each.number() > last - SHOWN || each.number() == loop.chosen();
  }

  /** A row for those that are left out. */
  private static int gap(Table table, int cells, int hidden) {
    if (hidden > 0) {
      List<String> row = new ArrayList<>(List.of("", "…"));
      while (row.size() < cells) {
        row.add("");
      }
      table.row(row.toArray(String[]::new));
    }
    return 0;
  }

  private String[] row(Loop loop, Iteration each, boolean scored, boolean carried) {
    boolean chosen = each.number() == loop.chosen();
    List<String> cells = new ArrayList<>();
    cells.add(chosen ? out.in(Style.GOOD, "▸") : " ");
    cells.add(String.valueOf(each.number()));
    if (scored) {
      String score = LoopWords.score(each.score());
      cells.add(
          score.isEmpty()
              ? out.in(Style.FAINT, "–")
              : chosen ? out.in(Style.STRONG, score) : score);
    }
    cells.add(Words.counts(out, each.tasks()));
    cells.add(LoopWords.worked(each));
    if (isPriced(loop)) {
      cells.add(LoopWords.cost(each.spentMicros(), each.charged()));
    }
    if (carried) {
      cells.add(LoopWords.digest(each.carry()));
    }
    cells.add(LoopWords.digest(each.result()));
    return cells.toArray(String[]::new);
  }

  private void hints(RunId run, Loop loop, boolean latest) {
    String at = latest ? "" : " --run " + run.number();
    int number = loop.chosen() > 0 ? loop.chosen() : loop.iterations().size();
    hint(
        "write what one made",
        typed.loop(loop.task()) + at + " --checkpoint " + number + " --out DIR");
    hint("why it ran, or did not", typed.why(loop.task()) + at);
  }

  private void hint(String what, String command) {
    out.line(out.in(Style.FAINT, Columns.left(what, 24)) + command);
  }

  private void line(String label, String value) {
    out.line(Columns.cut(out.in(Style.FAINT, Columns.left(label, LABEL)) + value, out.columns()));
  }
}
