package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.report.RunReport.RootCause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each root cause once: what went wrong, what it printed, and how to repeat it. */
final class FailureSection {

  private static final int MAX_FAILURES = 25;
  private static final int MAX_ALIKE = 12;

  private FailureSection() {}

  static void write(Markup out, RunDetails run, Typed typed) {
    List<RootCause> failures = run.summary().failures();
    if (failures.isEmpty()) {
      return;
    }
    Sections.open(out, "failures", "Failures");
    List<List<RootCause>> groups = alike(failures);
    groups.stream().limit(MAX_FAILURES).forEach(group -> write(out, group, typed));
    int more = groups.stream().skip(MAX_FAILURES).mapToInt(List::size).sum();
    if (more > 0) {
      String tasks = Quantity.of(more, "more failed task");
      out.element("p", "… and " + tasks + ".", "class", "more");
    }
    Sections.close(out);
  }

  /** Failures of one stage with one message together. */
  private static List<List<RootCause>> alike(List<RootCause> failures) {
    Map<List<String>, List<RootCause>> groups = new LinkedHashMap<>();
    for (RootCause cause : failures) {
      List<String> key = List.of(cause.task().stage(), cause.failure().message());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(cause);
    }
    return List.copyOf(groups.values());
  }

  private static void write(Markup out, List<RootCause> alike, Typed typed) {
    RootCause cause = alike.getFirst();
    out.open("article", "class", "failure").open("h3");
    out.text(Sections.task(cause.task()));
    String tries = cause.attempts() > 0 ? ", " + Quantity.of(cause.attempts(), "attempt") : "";
    String kind = cause.failure().kind().label().replace('_', ' ');
    out.element("small", kind + tries).closeLine();
    out.open("p", "class", "message").lines(cause.failure().message().strip()).closeLine();
    if (!cause.output().isEmpty()) {
      out.open("pre").lines(String.join("\n", cause.output())).closeLine();
    }
    if (cause.blocked() > 0) {
      out.open("p").text("Below it ").open("b");
      out.text(Quantity.of(cause.blocked(), "task"));
      out.close().text(cause.blocked() == 1 ? " was blocked." : " were blocked.").closeLine();
    }
    if (alike.size() > 1) {
      String others =
          alike.stream()
              .skip(1)
              .limit(MAX_ALIKE)
              .map(each -> each.task().asked())
              .collect(Collectors.joining(", "));
      String more = alike.size() - 1 > MAX_ALIKE ? ", …" : "";
      out.open("p").text("The same for ").open("b");
      out.text(Quantity.of(alike.size() - 1, "more task")).close();
      out.text(": " + others + more).closeLine();
    }
    if (typed.hasTask(cause)) {
      out.open("p", "class", "commands");
      out.text("repeat ").element("code", typed.debug(cause.culprit()));
      out.text(" output ").element("code", typed.logs(cause.culprit()));
      out.closeLine();
    }
    out.closeLine();
  }
}
