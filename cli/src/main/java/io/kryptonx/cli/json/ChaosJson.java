package io.kryptonx.cli.json;

import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.ChaosReport.Faults;
import io.kryptonx.engine.report.ChaosReport.Seed;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What came of running a pipeline under faults, as one object. */
public final class ChaosJson {

  private ChaosJson() {}

  /** The object. */
  public static String of(ChaosReport report) {
    return Json.object(out -> {
      out.writeStringProperty("pipeline", report.pipeline());
      out.writeStringProperty("digest", report.calm().hex());
      out.writeStringProperty("status", report.status().label());
      out.writeStringProperty(
          "verdict", report.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      out.writeNumberProperty("tasks", report.tasks());
      out.writeNumberProperty("recomputed", report.recomputed());
      Json.objects(out, "seeds", report.seeds(), (o, seed) -> seed(o, report, seed));
    });
  }

  private static void seed(JsonGenerator out, ChaosReport report, Seed seed) {
    out.writeNumberProperty("seed", seed.seed());
    out.writeStringProperty("digest", seed.digest().hex());
    out.writeBooleanProperty("equal", report.isEqual(seed));
    out.writeStringProperty("around", seed.around());
    out.writeNumberProperty("executed", seed.executed());
    Faults faults = seed.faults();
    Json.object(
        out,
        "faults",
        () -> {
          out.writeNumberProperty("crashes", faults.crashes());
          out.writeNumberProperty("failures", faults.failures());
          out.writeNumberProperty("delays", faults.delays());
          out.writeNumberProperty("lost", faults.lost());
        });
    out.writeNumberProperty("differing", seed.differing());
    Json.text(out, "outside", seed.outside());
    seed.first()
        .ifPresent(finding -> Json.object(out, "first", () -> VerifyJson.finding(out, finding)));
  }
}
