package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.diff.ContentView;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Difference;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of doing the work of a run again. */
public final class VerifyView {

  private static final int MAX_STAGES = 25;

  private final Output out;
  private final ContentView contents;

  /** A view on {@code out}. */
  public VerifyView(Output out) {
    this.out = out;
    this.contents = new ContentView(out);
  }

  /** Shows it. */
  public void show(VerifyReport report) {
    Map<String, List<Finding>> byStage = new LinkedHashMap<>();
    report.findings().stream()
        .filter(finding -> finding.verdict() != Verdict.RECORDED)
        .forEach(finding ->
            byStage
                .computeIfAbsent(
                    finding.verdict() + " " + finding.task().stage(), _ -> new ArrayList<>())
                .add(finding));
    byStage.values().stream().limit(MAX_STAGES).forEach(this::findings);
    if (byStage.size() > MAX_STAGES) {
      out.line(
          out.in(
              Style.FAINT,
              "… and " + (byStage.size() - MAX_STAGES) + " more stages; --json lists them all"));
      out.line();
    }
    report.notes().forEach(note -> out.line(out.in(Style.NOTICE, "! ") + Harmless.line(note)));
    List<String> counts = new ArrayList<>();
    for (Map.Entry<Verdict, Integer> count : report.verdicts().entrySet()) {
      if (count.getValue() > 0) {
        counts.add(count.getKey().label() + " " + count.getValue());
      }
    }
    out.line(
        (report.isGood() ? out.in(Style.GOOD, "✔ ") : out.in(Style.ALARM, "✘ "))
            + report.run()
            + "  "
            + (counts.isEmpty() ? "nothing to verify" : String.join(", ", counts))
            + out.in(Style.FAINT, "  " + report.around()));
    report
        .digest()
        .ifPresent(digest -> out.line(out.in(Style.FAINT, "  run digest " + digest.shortHex())));
  }

  private void findings(List<Finding> ofStage) {
    finding(ofStage.getFirst());
    if (ofStage.size() > 1) {
      out.line(out.in(Style.FAINT, "  … and " + (ofStage.size() - 1) + " more of its items"));
    }
    out.line();
  }

  void finding(Finding finding) {
    out.line(
        out.in(Style.BAD, "✘ " + finding.verdict().label())
            + "  "
            + Words.task(out, finding.task()));
    Harmless.lines(finding.reason()).lines().forEach(line -> out.line("  " + line));
    finding.difference().ifPresent(this::difference);
  }

  private void difference(Difference difference) {
    String member = difference.member().map(m -> " [" + Harmless.line(m) + "]").orElse("");
    out.line(
        "  "
            + Harmless.line(difference.output())
            + member
            + "  "
            + state(difference.was(), Style.GOOD)
            + out.in(Style.FAINT, " → ")
            + state(difference.is(), Style.BAD));
    difference
        .content()
        .ifPresent(content -> contents.lines(content).forEach(line -> out.line("  " + line)));
  }

  private String state(Optional<AssetContent> content, Style style) {
    if (content.isEmpty()) {
      return out.in(Style.FAINT, "not there");
    }
    return switch (content.get()) {
      case Snapshot snapshot ->
          out.in(style, snapshot.digest().shortHex())
              + out.in(Style.FAINT, " " + Quantity.size(snapshot.size()));
      case CollectionRef(var root, var count) ->
          out.in(style, root.shortHex()) + out.in(Style.FAINT, " " + Quantity.of(count, "item"));
    };
  }
}
