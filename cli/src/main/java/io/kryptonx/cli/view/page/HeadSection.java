package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.report.RunReport;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What run this is, how it ended, and what it was given. */
final class HeadSection {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int MAX_PARAMS = 100;

  private HeadSection() {}

  static void write(Markup out, RunDetails run) {
    RunReport summary = run.summary();
    String word = summary.status().label();
    out.open("header").open("div", "class", "title");
    out.element("h1", summary.run().text());
    out.open("span", "class", "pill r-" + word)
        .text(StatusStyle.mark(summary.status()) + " " + word)
        .close()
        .closeLine();
    counts(out, summary);
    out.open("dl", "class", "facts");
    fact(out, "duration", Quantity.duration(summary.durationMillis()));
    fact(out, "started", TIME.format(run.profile().started()));
    work(out, run.profile());
    fact(out, "compared with", run.base().map(Object::toString).orElse("nothing: the first run"));
    if (!run.targets().isEmpty()) {
      fact(out, "asked for", String.join(", ", run.targets()));
    }
    out.element("dt", "revision").open("dd");
    Sections.digest(out, summary.revision());
    out.close();
    if (summary.status().isEnd()) { // otherwise it has none yet
      out.element("dt", "run digest").open("dd");
      Sections.digest(out, summary.digest());
      out.close();
    }
    out.closeLine();
    params(out, run);
    contents(out, run);
    out.closeLine();
  }

  private static void counts(Markup out, RunReport summary) {
    out.open("p", "class", "chips");
    for (StatusStyle style : StatusStyle.values()) {
      int count = summary.tasks().getOrDefault(style.status(), 0);
      if (count > 0) {
        Sections.status(out, style.status(), " " + count);
      }
    }
    out.closeLine();
  }

  private static void work(Markup out, ProfileReport profile) {
    if (!profile.spans().isEmpty()) {
      fact(
          out,
          "worked",
          "%s, up to %s at once"
              .formatted(
                  Quantity.duration(profile.load().workedMillis()),
                  Quantity.of(profile.load().peak(), "task")));
    }
    if (profile.downMillis() > 0) {
      fact(out, "stood still", Quantity.duration(profile.downMillis()) + ", not counted");
    }
  }

  private static void fact(Markup out, String name, String value) {
    out.element("dt", name).element("dd", value);
  }

  private static void params(Markup out, RunDetails run) {
    if (run.params().isEmpty()) {
      return;
    }
    out.open("dl", "class", "facts params");
    run.params().entrySet().stream()
        .limit(MAX_PARAMS)
        .forEach(param -> fact(out, param.getKey(), param.getValue()));
    out.closeLine();
  }

  private static void contents(Markup out, RunDetails run) {
    out.open("nav");
    if (!run.summary().failures().isEmpty()) {
      out.element("a", "Failures", "href", "#failures");
    }
    out.element("a", "Graph", "href", "#graph");
    if (!run.profile().spans().isEmpty()) {
      out.element("a", "Timeline", "href", "#timeline");
    }
    out.element("a", "Stages", "href", "#stages");
    if (!run.profile().spans().isEmpty()) {
      out.element("a", "Work", "href", "#work");
    }
    if (!run.loops().isEmpty()) {
      out.element("a", "Loops", "href", "#loops");
    }
    out.element("a", "Assets", "href", "#assets");
    out.close();
  }
}
