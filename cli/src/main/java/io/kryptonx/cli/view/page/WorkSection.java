package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.Step;
import java.util.List;

/** What was executed: why, what took longest, and what decided when the run could end. */
final class WorkSection {

  private static final int MAX_MISSES = 50;
  private static final int MAX_STEPS = 30;
  private static final int SLOWEST = 15;

  private WorkSection() {}

  static void write(Markup out, ProfileReport profile) {
    if (profile.spans().isEmpty()) {
      return;
    }
    Sections.open(out, "work", "Work");
    misses(out, profile.misses());
    out.open("div", "class", "columns").open("div");
    slowest(out, profile);
    out.close().open("div");
    path(out, profile);
    out.close().closeLine();
    Sections.close(out);
  }

  private static void misses(Markup out, List<Miss> misses) {
    out.element("h3", "Why tasks were executed");
    Sections.table(out, "stage", ">tasks", "because", "where that comes from");
    for (Miss miss : misses.subList(0, Math.min(MAX_MISSES, misses.size()))) {
      out.open("tr").open("td").element("b", miss.stage()).close();
      Sections.number(out, "" + miss.count());
      out.element("td", miss.reason());
      out.element("td", String.join(" ← ", miss.cause()), "class", "faint").closeLine();
    }
    Sections.endTable(out);
    if (misses.size() > MAX_MISSES) {
      String more = Quantity.of(misses.size() - MAX_MISSES, "more reason");
      out.element("p", "… and " + more + ".", "class", "more");
    }
  }

  private static void slowest(Markup out, ProfileReport profile) {
    out.element("h3", "Slowest tasks");
    Sections.table(out, "task", ">worked", "", ">waited");
    List<Span> slowest = profile.slowest(SLOWEST);
    long most = Math.max(1, slowest.getFirst().workedMillis());
    for (Span span : slowest) {
      out.open("tr").element("td", Sections.task(span.task()));
      Sections.number(out, Quantity.duration(span.workedMillis()));
      out.open("td");
      Sections.part(out, Gantt.style(span.result()), (double) span.workedMillis() / most);
      out.close();
      Sections.number(out, Quantity.duration(span.waitedMillis()));
      out.closeLine();
    }
    Sections.endTable(out);
  }

  private static void path(Markup out, ProfileReport profile) {
    List<Step> steps = profile.criticalPath();
    long sum = steps.stream().mapToLong(step -> step.waitedMillis() + step.workedMillis()).sum();
    out.open("h3").text("Critical path ");
    out.element(
        "small",
        "%s of %s".formatted(Quantity.duration(sum), Quantity.duration(profile.elapsedMillis())));
    out.close();
    Sections.table(out, "task", ">worked", ">waited");
    for (Step step : steps.subList(0, Math.min(MAX_STEPS, steps.size()))) {
      out.open("tr").element("td", Sections.task(step.task()));
      Sections.number(out, Quantity.duration(step.workedMillis()));
      Sections.number(out, Quantity.duration(step.waitedMillis()));
      out.closeLine();
    }
    Sections.endTable(out);
    if (steps.size() > MAX_STEPS) {
      out.element("p", "… and " + (steps.size() - MAX_STEPS) + " more.", "class", "more");
    }
  }
}
