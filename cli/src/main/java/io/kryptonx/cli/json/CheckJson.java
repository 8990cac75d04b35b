package io.kryptonx.cli.json;

import io.kryptonx.engine.check.CheckReport;
import io.kryptonx.model.problem.Severity;

/** What a check found, as one object. */
public final class CheckJson {

  private CheckJson() {}

  /** The report. */
  public static String of(CheckReport report) {
    return Json.object(out -> {
      out.writeStringProperty("pipeline", report.pipeline());
      out.writeStringProperty("file", report.file());
      out.writeNumberProperty("errors", report.count(Severity.ERROR));
      out.writeNumberProperty("warnings", report.count(Severity.WARNING));
      out.writeNumberProperty("hints", report.count(Severity.HINT));
      Json.objects(out, "problems", report.problems(), ErrorJson::problem);
    });
  }
}
