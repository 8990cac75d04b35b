package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.view.loop.LoopWords;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.task.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loops: how each went on from iteration to iteration, with what they yielded. */
final class LoopSection {

  private static final int MAX_LOOPS = 120;

  /** So many are shown with their iterations at once, the others when they are opened. */
  private static final int OPEN = 8;

  /** Of more iterations the first ones, the last ones and the chosen one. */
  private static final int MAX_CARDS = 12;

  private static final int MAX_NAME = 60;

  private final Markup out;
  private final Typed typed;
  private final Previews previews;
  private int shown;

  LoopSection(Markup out, Typed typed, Previews previews) {
    this.out = out;
    this.typed = typed;
    this.previews = previews;
  }

  void write(RunDetails run) {
    if (run.loops().isEmpty()) {
      return;
    }
    Map<String, List<Loop>> byStage = new LinkedHashMap<>();
    run.loops()
        .forEach(
            loop -> byStage.computeIfAbsent(loop.task().stage(), _ -> new ArrayList<>()).add(loop));
    Sections.open(out, "loops", "Loops");
    byStage.values().forEach(this::stage);
    if (run.loops().size() > shown) {
      String more = Quantity.of(run.loops().size() - shown, "more loop");
      out.element("p", "… and " + more + ".", "class", "more");
    }
    Sections.close(out);
  }

  private void stage(List<Loop> loops) {
    if (shown >= MAX_LOOPS) {
      return;
    }
    Loop first = loops.getFirst();
    out.open("h3").text(first.task().stage());
    out.element("small", sum(loops)).closeLine();
    out.open("p", "class", "faint").text("until ").element("code", first.rule().until().strip());
    first.rule().best().ifPresent(best -> out.text(" best ").element("code", best.strip()));
    out.closeLine();
    loops.stream().limit(MAX_LOOPS - shown).forEach(this::loop);
  }

  private static String sum(List<Loop> loops) {
    Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    loops.forEach(loop -> loop.ending().ifPresent(e -> endings.merge(e, 1, Integer::sum)));
    List<String> parts = new ArrayList<>();
    endings.forEach((ending, count) -> parts.add(ending.label() + " " + count));
    int iterations = loops.stream().mapToInt(loop -> loop.iterations().size()).sum();
    parts.add(Quantity.of(iterations, "iteration"));
    return String.join(", ", parts);
  }

  private void loop(Loop loop) {
    shown++;
    if (shown <= OPEN) {
      out.open("details", "class", "loop", "open", "");
    } else {
      out.open("details", "class", "loop");
    }
    out.open("summary");
    String name = loop.task().asked().isEmpty() ? loop.task().stage() : loop.task().asked();
    out.element("b", Columns.cut(Harmless.line(name), MAX_NAME));
    ScoreChart.draw(out, loop);
    out.element("span", ended(loop), "class", "chip " + colour(loop));
    out.element(
        "small",
        Quantity.of(loop.iterations().size(), "iteration") + ", result " + LoopWords.result(loop));
    out.closeLine();
    loop.failure()
        .ifPresent(
            failure -> out.open("p", "class", "message").lines(failure.message()).closeLine());
    out.open("div", "class", "cards");
    loop.iterations().stream()
        .filter(each -> isShown(loop, each))
        .forEach(each -> card(loop, each));
    out.closeLine();
    if (loop.iterations().size() > MAX_CARDS) {
      out.open("p", "class", "more").text("all iterations: ");
      out.element("code", typed.loop(loop.task())).closeLine();
    }
    out.closeLine();
  }

  private static boolean isShown(Loop loop, Iteration each) {
    int count = loop.iterations().size();
    return count <= MAX_CARDS
        || each.number() < MAX_CARDS / 2
        || each.number() > count - MAX_CARDS / 2
        || each.number() == loop.chosen();
  }

  private static String ended(Loop loop) {
    return loop.ending()
        .map(Ending::words)
        .orElseGet(
            () -> loop.status().map(status -> StatusStyle.of(status).word()).orElse("goes on"));
  }

  private static String colour(Loop loop) {
    return loop.ending()
        .map(ending ->
            switch (ending) {
              case CONVERGED -> "c-ran";
              case EXHAUSTED, OVER_BUDGET, STALLED, CANCELLED -> "c-blocked";
              case FAILED -> "c-failed";
            })
        .orElse("c-blocked");
  }

  private void card(Loop loop, Iteration each) {
    boolean chosen = each.number() == loop.chosen();
    out.open("figure", "class", chosen ? "chosen" : "pass");
    String name = "#" + each.number();
    if (each.result().orElse(null) instanceof Snapshot snapshot) {
      Sections.preview(out, previews.of(snapshot), snapshot, name);
    } else {
      out.element("div", "–", "class", "blank");
    }
    out.open("figcaption");
    String score = LoopWords.score(each.score());
    out.element("b", name + (score.isEmpty() ? "" : "  " + score));
    if (each.result().orElse(null) instanceof Snapshot snapshot) {
      out.element("span", Quantity.size(snapshot.size()));
      Sections.digest(out, snapshot.digest());
    }
    for (StatusStyle style : StatusStyle.values()) {
      int count = each.tasks().getOrDefault(style.status(), 0);
      if (count > 0) {
        Sections.status(out, style.status(), " " + count);
      }
    }
    out.close().closeLine();
  }
}
