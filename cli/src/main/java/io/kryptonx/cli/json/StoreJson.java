package io.kryptonx.cli.json;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.engine.store.RunDetails;
import io.kryptonx.engine.store.RunDetails.Body;
import io.kryptonx.engine.store.RunDetails.LoopCounts;
import io.kryptonx.engine.store.archive.RunExport;
import io.kryptonx.engine.store.archive.RunImport;
import io.kryptonx.engine.store.check.Damage;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.engine.store.clean.CleanReport;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcReport.Amount;
import io.kryptonx.engine.store.walk.Place;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.Ending;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What the tools around a store found and did, one object each. */
public final class StoreJson {

  private StoreJson() {}

  /** Past runs. */
  public static String of(List<RunHeader> runs) {
    return Json.object(out -> Json.objects(out, "runs", runs, StoreJson::header));
  }

  private static void header(JsonGenerator out, RunHeader run) {
    out.writeStringProperty("run", run.run().text());
    out.writeStringProperty("pipeline", run.pipeline());
    out.writeStringProperty("status", run.status().label());
    out.writeStringProperty(
        "kept",
        switch (run.body()) {
          case RunBody.Whole _ -> "whole";
          case RunBody.Outline _ -> "outline";
          case RunBody.Removed _ -> "removed";
        });
    Json.text(out, "origin", run.origin());
    out.writeStringProperty("started", run.started().toString());
    Json.text(out, "ended", run.ended());
    if (run.ended().isPresent()) {
      out.writeNumberProperty(
          "durationMillis", Duration.between(run.started(), run.ended().get()).toMillis());
    } else {
      out.writeNullProperty("durationMillis");
    }
    out.writeStringProperty("revision", run.revision().hex());
    Json.text(out, "digest", run.manifest().map(Digest::hex));
    run.tally()
        .ifPresent(tally -> {
          Json.counts(out, "tasks", tally.tasks());
          out.writeNumberProperty("publishedFiles", tally.published());
        });
  }

  /** A past run. */
  public static String of(RunDetails details, Typed typed) {
    return Json.object(out -> {
      header(out, details.header());
      Json.objects(
          out,
          "sources",
          details.header().sources().entrySet(),
          (o, source) -> {
            o.writeStringProperty("source", source.getKey());
            Json.content(o, source.getValue());
          });
      details.body().ifPresent(body -> body(out, body, typed));
    });
  }

  private static void body(JsonGenerator out, Body body, Typed typed) {
    Json.object(out, "params", () -> body.start().params().forEach(out::writeStringProperty));
    Json.texts(out, "targets", body.start().targets());
    out.writeBooleanProperty("fresh", body.start().fresh());
    Json.text(out, "base", body.start().base().map(base -> base.run().text()));
    out.writeNumberProperty("entries", body.entries());
    Json.objects(
        out,
        "stages",
        body.stages(),
        (o, stage) -> {
          o.writeStringProperty("stage", stage.progress().stage());
          Json.counts(o, "tasks", stage.progress().counts());
          o.writeNumberProperty("attempts", stage.attempts());
          o.writeNumberProperty("workedMillis", stage.workedMillis());
          o.writeNumberProperty("waitedMillis", stage.waitedMillis());
          stage.loops().ifPresent(loops -> loops(o, loops));
          Json.cost(o, "cost", stage.costMicros());
          Json.cost(o, "recordedCost", stage.recordedMicros());
        });
    Json.objects(out, "published", body.report().published(), ReportJson::published);
    Json.objects(
        out, "failures", body.report().failures(), (o, f) -> ReportJson.failure(o, f, typed));
  }

  private static void loops(JsonGenerator out, LoopCounts counts) {
    Json.object(
        out,
        "loops",
        () -> {
          out.writeNumberProperty("ended", counts.loops());
          for (Ending ending : Ending.values()) {
            out.writeNumberProperty(ending.label(), counts.endings().getOrDefault(ending, 0));
          }
          out.writeNumberProperty("iterations", counts.iterations());
          out.writeNumberProperty("exhaustedShare", counts.exhaustedShare());
        });
  }

  /** A run that was written into a file. */
  public static String of(RunExport.Written written, Path file) {
    return Json.object(out -> {
      out.writeStringProperty("run", written.run().text());
      out.writeStringProperty("file", file.toString());
      out.writeNumberProperty("contents", written.contents());
      out.writeNumberProperty("bytes", written.bytes());
      out.writeNumberProperty("missing", written.missing());
    });
  }

  /** A run that was taken in. */
  public static String of(RunImport.Imported imported) {
    return Json.object(out -> {
      out.writeStringProperty("run", imported.run().text());
      out.writeStringProperty("origin", imported.origin().text());
      out.writeBooleanProperty("fresh", imported.fresh());
      out.writeNumberProperty("contents", imported.contents());
      out.writeNumberProperty("missing", imported.missing());
    });
  }

  /** What gc did. */
  public static String of(GcReport report) {
    return Json.object(out -> {
      out.writeBooleanProperty("dryRun", report.dryRun());
      Json.objects(
          out,
          "runs",
          report.runs(),
          (o, verdict) -> {
            o.writeStringProperty("run", verdict.run().run().text());
            o.writeBooleanProperty("stays", verdict.reason().stays());
            o.writeStringProperty("reason", word(verdict.reason()));
          });
      amount(out, "swept", report.swept());
      out.writeNumberProperty("results", report.results());
      out.writeNumberProperty("fileStates", report.fileStates());
      amount(out, "young", report.young());
      amount(out, "reachable", report.reachable());
      out.writeNumberProperty("missing", report.missing());
      out.writeNumberProperty("compactedBytes", report.compactedBytes());
    });
  }

  private static void amount(JsonGenerator out, String name, Amount amount) {
    Json.object(
        out,
        name,
        () -> {
          out.writeNumberProperty("contents", amount.contents());
          out.writeNumberProperty("bytes", amount.bytes());
        });
  }

  /** What was deleted of a store. */
  public static String of(CleanReport report) {
    return Json.object(out -> {
      out.writeStringProperty("folder", report.folder().toString());
      out.writeBooleanProperty("done", report.done());
      out.writeNumberProperty("bytes", report.bytes());
      Json.objects(
          out,
          "parts",
          report.parts(),
          (o, part) -> {
            o.writeStringProperty("name", part.name());
            o.writeNumberProperty("files", part.files());
            o.writeNumberProperty("bytes", part.bytes());
          });
      report
          .losses()
          .ifPresent(losses ->
              Json.object(
                  out,
                  "losses",
                  () -> {
                    out.writeNumberProperty("runs", losses.runs());
                    Json.texts(out, "pipelines", losses.pipelines());
                    out.writeNumberProperty("imported", losses.imported());
                    out.writeNumberProperty("published", losses.published());
                    out.writeNumberProperty("recordings", losses.recordings());
                    out.writeNumberProperty("locks", losses.locks());
                  }));
      Json.texts(out, "left", report.left());
    });
  }

  /** What a check found. */
  public static String of(StoreCheckReport report) {
    return Json.object(out -> {
      out.writeBooleanProperty("good", report.isGood());
      out.writeBooleanProperty("contentRead", report.bytesRead());
      out.writeNumberProperty("runs", report.runs());
      out.writeNumberProperty("removedRuns", report.removed());
      out.writeNumberProperty("entries", report.entries());
      amount(out, "contents", report.contents());
      out.writeNumberProperty("results", report.results());
      out.writeNumberProperty("published", report.published());
      amount(out, "orphans", report.orphans());
      out.writeNumberProperty("interrupted", report.interrupted());
      out.writeNumberProperty("damaged", report.damaged());
      Json.objects(out, "damages", report.damages(), StoreJson::damage);
    });
  }

  private static void damage(JsonGenerator out, Damage damage) {
    out.writeStringProperty("kind", word(damage.kind()));
    out.writeStringProperty("where", damage.where());
    out.writeStringProperty("what", damage.what());
    Json.text(out, "file", damage.file());
    Json.text(out, "digest", damage.digest().map(Digest::hex));
    Json.text(out, "run", damage.run());
    damage.place().ifPresent(place -> place(out, place));
  }

  private static void place(JsonGenerator out, Place place) {
    out.writeNumberProperty("sequence", place.sequence());
    out.writeStringProperty("part", word(place.part()));
    out.writeStringProperty("node", place.node());
    out.writeStringProperty("item", place.item().text());
    out.writeStringProperty("name", place.name());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
