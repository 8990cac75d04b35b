package io.kryptonx.cli.json;

import io.kryptonx.engine.report.LockReport;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What people pinned, one object each. */
public final class LockJson {

  private LockJson() {}

  /** Locks. */
  public static String of(List<LockReport> locks) {
    return Json.object(out -> Json.objects(out, "locks", locks, LockJson::lock));
  }

  private static void lock(JsonGenerator out, LockReport report) {
    Json.task(out, report.lock().task());
    out.writeStringProperty("state", report.state().label());
    out.writeStringProperty("run", report.lock().run().text());
    Json.text(out, "fingerprint", report.lock().fingerprint());
    Json.objects(
        out,
        "outputs",
        report.lock().outputs().entrySet(),
        (o, output) -> {
          o.writeStringProperty("output", output.getKey());
          Json.content(o, output.getValue());
        });
    Json.object(out, "decision", () -> ReviewJson.decision(out, report.decision()));
  }
}
