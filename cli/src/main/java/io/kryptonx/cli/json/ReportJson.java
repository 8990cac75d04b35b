package io.kryptonx.cli.json;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The answers of the engine, one object each. */
public final class ReportJson {

  private ReportJson() {}

  /** How a run ended. */
  public static String of(RunReport report, Typed typed) {
    return Json.object(out -> run(out, report, typed));
  }

  /** The fields of a run; one that waits for people has no digest yet. */
  static void run(JsonGenerator out, RunReport report, Typed typed) {
    out.writeStringProperty("run", report.run().text());
    out.writeStringProperty("pipeline", report.pipeline());
    out.writeStringProperty("revision", report.revision().hex());
    Json.text(
        out, "digest", Optional.of(report.digest().hex()).filter(_ -> report.status().isEnd()));
    out.writeStringProperty("status", report.status().label());
    Json.counts(out, "tasks", report.tasks());
    out.writeNumberProperty("durationMillis", report.durationMillis());
    Json.objects(out, "published", report.published(), ReportJson::published);
    Json.objects(out, "failures", report.failures(), (o, f) -> failure(o, f, typed));
    out.writeNumberProperty("deadLetters", report.dead().letters());
    out.writeNumberProperty("deadLettersKept", report.dead().kept());
  }

  static void published(JsonGenerator out, RunReport.Published published) {
    out.writeStringProperty("path", published.path());
    out.writeStringProperty("stage", published.stage());
    out.writeStringProperty("item", published.item().text());
    out.writeStringProperty("digest", published.snapshot().digest().hex());
    out.writeNumberProperty("size", published.snapshot().size());
  }

  static void failure(JsonGenerator out, RunReport.RootCause cause, Typed typed) {
    Json.task(out, cause.task());
    if (!cause.culprit().equals(cause.task())) {
      Json.object(out, "culprit", () -> Json.task(out, cause.culprit()));
    }
    out.writeNumberProperty("attempts", cause.attempts());
    why(out, cause.failure());
    Json.texts(out, "output", cause.output());
    out.writeNumberProperty("blocked", cause.blocked());
    Json.object(
        out,
        "commands",
        () -> {
          if (typed.hasTask(cause)) {
            out.writeStringProperty("debug", typed.debug(cause.culprit()));
            out.writeStringProperty("logs", typed.logs(cause.culprit()));
          }
        });
  }

  /** Kind, message and exit code of a failure. */
  static void why(JsonGenerator out, Failure failure) {
    out.writeStringProperty("kind", failure.kind().label());
    out.writeStringProperty("message", failure.message());
    if (failure.exitCode().isPresent()) {
      out.writeNumberProperty("exitCode", failure.exitCode().getAsInt());
    } else {
      out.writeNullProperty("exitCode");
    }
  }

  /** What a run would do. */
  public static String of(PlanReport report) {
    return Json.object(out -> plan(out, report));
  }

  static void plan(JsonGenerator out, PlanReport report) {
    out.writeStringProperty("pipeline", report.pipeline());
    out.writeStringProperty("revision", report.revision().hex());
    Json.text(out, "resumes", report.resumes());
    out.writeBooleanProperty("cached", report.isCached());
    Json.objects(
        out,
        "stages",
        report.stages(),
        (o, stage) -> {
          o.writeStringProperty("stage", stage.stage());
          Json.objects(
              o,
              "willRun",
              stage.willRun(),
              (w, task) -> {
                w.writeStringProperty("item", task.item().text());
                w.writeStringProperty("reason", task.reason());
              });
          o.writeNumberProperty("cached", stage.cached());
          o.writeNumberProperty("other", stage.other());
          Json.texts(o, "mayRun", stage.mayRun());
          if (stage.costMicros().isPresent()) {
            Json.cost(o, "estimatedCost", stage.costMicros().getAsLong());
          } else {
            o.writeNullProperty("estimatedCost");
          }
        });
  }

  /** Why tasks ran, or did not. */
  public static String of(WhyReport report) {
    return Json.object(out -> {
      out.writeStringProperty("stage", report.stage());
      out.writeStringProperty("run", report.run().text());
      Json.text(out, "comparedWith", report.comparedWith());
      Json.objects(
          out,
          "groups",
          report.groups(),
          (o, group) -> {
            o.writeStringProperty("stage", group.stage());
            Json.texts(o, "items", group.tasks().stream().map(TaskId::asked).toList());
            o.writeStringProperty("status", group.status().label());
            o.writeStringProperty("summary", group.summary());
            Json.objects(o, "changes", group.changes(), ReportJson::change);
            o.writeStringProperty("note", group.note());
          });
    });
  }

  private static void change(JsonGenerator out, WhyReport.Change change) {
    out.writeStringProperty("part", change.part());
    Json.text(out, "before", change.before());
    Json.text(out, "after", change.after());
    Json.texts(out, "cause", change.cause());
  }

  /** Snapshots. */
  public static String of(AssetReport report) {
    return Json.object(out -> {
      out.writeStringProperty("node", report.node());
      out.writeStringProperty("run", report.run().text());
      Json.objects(
          out,
          "entries",
          report.entries(),
          (o, entry) -> {
            o.writeStringProperty("node", entry.node());
            o.writeStringProperty("item", entry.item().text());
            Json.iteration(o, entry.iteration());
            o.writeStringProperty("output", entry.output());
            Json.text(o, "status", entry.status().map(TaskStatus::label));
            entry.snapshot().ifPresent(snapshot -> Json.snapshot(o, snapshot));
            Json.text(o, "event", entry.event());
            if (entry.costMicros() > 0) {
              Json.cost(o, "cost", entry.costMicros());
            }
            if (entry.stale()) {
              o.writeBooleanProperty("stale", true);
            }
          });
      Json.objects(
          out,
          "overdue",
          report.overdue(),
          (o, overdue) -> {
            o.writeStringProperty("stage", overdue.stage());
            o.writeNumberProperty("ageMillis", overdue.age().toMillis());
            o.writeNumberProperty("freshnessMillis", overdue.freshness().toMillis());
          });
    });
  }

  /** The graph. */
  public static String of(GraphReport report) {
    return Json.object(out -> {
      out.writeStringProperty("pipeline", report.pipeline());
      Json.objects(
          out,
          "nodes",
          report.nodes(),
          (o, node) -> {
            o.writeStringProperty("name", node.name());
            o.writeStringProperty("kind", node.kind().name().toLowerCase(Locale.ROOT));
            o.writeStringProperty("action", node.action());
            Json.texts(o, "dimensions", node.dimensions());
            Json.counts(o, "tasks", node.counts());
            if (node.stale() > 0) {
              o.writeNumberProperty("stale", node.stale());
            }
          });
      Json.objects(
          out,
          "edges",
          report.edges(),
          (o, edge) -> {
            o.writeStringProperty("from", edge.from());
            o.writeStringProperty("to", edge.to());
            o.writeStringProperty("label", edge.label());
            o.writeBooleanProperty("collected", edge.collected());
            o.writeBooleanProperty("order", edge.order());
          });
    });
  }

  /** What tasks printed. */
  public static String of(String stage, List<LogReport> logs) {
    return Json.object(out -> {
      out.writeStringProperty("stage", stage);
      Json.objects(
          out,
          "logs",
          logs,
          (o, log) -> {
            Json.task(o, log.task());
            o.writeStringProperty("status", log.status().label());
            o.writeNumberProperty("attempt", log.attempt());
            Json.cost(o, "cost", log.costMicros());
            o.writeStringProperty("note", log.note());
            o.writeStringProperty("text", log.text());
          });
    });
  }
}
