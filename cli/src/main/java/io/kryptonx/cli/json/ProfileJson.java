package io.kryptonx.cli.json;

import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.engine.report.ProfileReport.Step;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Where the time of a run went, as one object. */
public final class ProfileJson {

  private static final int SLOWEST = 100;

  private ProfileJson() {}

  /** The object. */
  public static String of(ProfileReport profile) {
    return Json.object(out -> {
      out.writeStringProperty("run", profile.run().text());
      out.writeStringProperty("status", profile.status().label());
      out.writeStringProperty("started", profile.started().toString());
      out.writeNumberProperty("elapsedMillis", profile.elapsedMillis());
      out.writeNumberProperty("downMillis", profile.downMillis());
      out.writeNumberProperty("attempts", profile.spans().size());
      out.writeNumberProperty("workedMillis", profile.load().workedMillis());
      out.writeNumberProperty("busyMillis", profile.load().busyMillis());
      out.writeNumberProperty("peak", profile.load().peak());
      out.writeNumberProperty(
          "utilisation",
          Math.round(profile.load().utilisation(profile.elapsedMillis()) * 1000) / 1000.0);
      Json.objects(out, "stages", profile.stages(), ProfileJson::stage);
      Json.objects(out, "misses", profile.misses(), ProfileJson::miss);
      Json.objects(out, "criticalPath", profile.criticalPath(), ProfileJson::step);
      Json.objects(out, "slowest", profile.slowest(SLOWEST), ProfileJson::span);
    });
  }

  private static void stage(JsonGenerator out, StageTimes stage) {
    out.writeStringProperty("stage", stage.stage());
    Json.counts(out, "tasks", stage.counts());
    out.writeNumberProperty("attempts", stage.attempts());
    out.writeNumberProperty("waitedMillis", stage.waitedMillis());
    out.writeNumberProperty("workedMillis", stage.workedMillis());
    out.writeNumberProperty("medianMillis", stage.medianMillis());
    out.writeNumberProperty("maxMillis", stage.maxMillis());
    Json.cost(out, "cost", stage.costMicros());
    Json.text(out, "slowest", stage.slowest().map(TaskId::asked));
  }

  private static void miss(JsonGenerator out, Miss miss) {
    out.writeStringProperty("stage", miss.stage());
    out.writeStringProperty("reason", miss.reason());
    out.writeNumberProperty("count", miss.count());
    Json.texts(out, "items", miss.items().stream().map(Item::text).toList());
    Json.texts(out, "cause", miss.cause());
  }

  private static void step(JsonGenerator out, Step step) {
    Json.task(out, step.task());
    out.writeNumberProperty("waitedMillis", step.waitedMillis());
    out.writeNumberProperty("workedMillis", step.workedMillis());
    out.writeNumberProperty("endMillis", step.endMillis());
  }

  private static void span(JsonGenerator out, Span span) {
    Json.task(out, span.task());
    out.writeNumberProperty("attempt", span.attempt());
    out.writeStringProperty("ended", span.result().name().toLowerCase(Locale.ROOT));
    out.writeNumberProperty("startMillis", span.startMillis());
    out.writeNumberProperty("waitedMillis", span.waitedMillis());
    out.writeNumberProperty("workedMillis", span.workedMillis());
  }
}
