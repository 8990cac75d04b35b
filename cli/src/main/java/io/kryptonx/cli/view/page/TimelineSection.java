package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Node;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When what waited and worked: a row for each attempt where there are few, else a row for each
 * stage with how many of its attempts did at each time.
 */
final class TimelineSection {

  /** Up to this many attempts have a row each. */
  static final int MAX_ROWS = 120;

  private TimelineSection() {}

  static void write(Markup out, ProfileReport profile, GraphReport graph) {
    if (profile.spans().isEmpty()) {
      return;
    }
    Sections.open(out, "timeline", "Timeline");
    out.open("p", "class", "key")
        .element("i", "", "class", "k-wait")
        .text("waiting for a worker ")
        .element("i", "", "class", "k-work")
        .text("working ")
        .element("i", "", "class", "k-fail")
        .text("failed")
        .closeLine();
    Map<String, Integer> order = new HashMap<>();
    for (Node node : graph.nodes()) {
      order.putIfAbsent(node.name(), order.size());
    }
    List<Span> spans = new ArrayList<>(profile.spans());
    spans.sort(
        Comparator.comparingInt((Span span) -> order.getOrDefault(span.task().stage(), 0))
            .thenComparing(span -> span.task().stage())
            .thenComparingLong(Span::startMillis));
    out.open("div", "class", "wide");
    if (spans.size() <= MAX_ROWS) {
      Gantt.draw(out, spans, profile.elapsedMillis());
    } else {
      Ridges.draw(out, spans, profile.elapsedMillis());
    }
    out.close();
    Sections.close(out);
  }
}
