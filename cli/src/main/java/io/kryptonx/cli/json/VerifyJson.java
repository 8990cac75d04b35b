package io.kryptonx.cli.json;

import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Difference;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What came of doing the work of a run again, as one object. */
public final class VerifyJson {

  private VerifyJson() {}

  /** The object. */
  public static String of(VerifyReport report) {
    return Json.object(out -> {
      out.writeStringProperty("run", report.run().text());
      Json.text(out, "digest", report.digest().map(digest -> digest.hex()));
      out.writeBooleanProperty("good", report.isGood());
      out.writeStringProperty("around", report.around());
      Json.object(
          out,
          "verdicts",
          () ->
              report
                  .verdicts()
                  .forEach((verdict, count) -> out.writeNumberProperty(verdict.label(), count)));
      Json.objects(out, "findings", report.findings(), VerifyJson::finding);
      Json.texts(out, "notes", report.notes());
    });
  }

  static void finding(JsonGenerator out, Finding finding) {
    Json.task(out, finding.task());
    out.writeStringProperty("verdict", finding.verdict().label());
    out.writeStringProperty("reason", finding.reason());
    finding
        .difference()
        .ifPresent(difference -> Json.object(out, "difference", () -> difference(out, difference)));
  }

  private static void difference(JsonGenerator out, Difference difference) {
    out.writeStringProperty("output", difference.output());
    Json.text(out, "member", difference.member());
    content(out, "was", difference.was());
    content(out, "is", difference.is());
    difference
        .content()
        .ifPresent(content -> Json.object(out, "content", () -> DiffJson.content(out, content)));
  }

  private static void content(JsonGenerator out, String name, Optional<AssetContent> content) {
    if (content.isEmpty()) {
      out.writeNullProperty(name);
      return;
    }
    Json.object(
        out,
        name,
        () -> {
          switch (content.get()) {
            case Snapshot snapshot -> Json.snapshot(out, snapshot);
            case CollectionRef(var root, var count) -> {
              out.writeStringProperty("root", root.hex());
              out.writeNumberProperty("items", count);
            }
          }
        });
  }
}
