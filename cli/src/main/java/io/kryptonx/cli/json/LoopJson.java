package io.kryptonx.cli.json;

import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/** Loops of a run, and what an iteration made. */
public final class LoopJson {

  private LoopJson() {}

  /** Loops with their iterations. */
  public static String of(LoopReport report) {
    return Json.object(out -> {
      out.writeStringProperty("stage", report.stage());
      out.writeStringProperty("run", report.run().text());
      Json.objects(out, "loops", report.loops(), LoopJson::loop);
    });
  }

  private static void loop(JsonGenerator out, Loop loop) {
    Json.task(out, loop.task());
    Json.text(out, "status", loop.status().map(TaskStatus::label));
    Json.text(out, "ending", loop.ending().map(Ending::label));
    out.writeNumberProperty("chosen", loop.chosen());
    Json.text(out, "message", loop.failure().map(Failure::message));
    out.writeStringProperty("until", loop.rule().until());
    Json.text(out, "best", loop.rule().best());
    out.writeNumberProperty("maxIterations", loop.rule().maxIterations());
    out.writeNumberProperty("workedMillis", loop.workedMillis());
    cost(out, loop.spentMicros(), loop.charged());
    Json.objects(out, "iterations", loop.iterations(), LoopJson::iteration);
  }

  private static void iteration(JsonGenerator out, Iteration each) {
    out.writeNumberProperty("number", each.number());
    score(out, each.score());
    Json.counts(out, "tasks", each.tasks());
    out.writeNumberProperty("attempts", each.attempts());
    out.writeNumberProperty("workedMillis", each.workedMillis());
    cost(out, each.spentMicros(), each.charged());
    content(out, "carry", each.carry());
    content(out, "result", each.result());
  }

  /** What was spent in this run, and what was recorded wherever it was spent. */
  private static void cost(JsonGenerator out, long spentMicros, Charge charged) {
    Json.cost(out, "cost", spentMicros);
    Json.object(
        out,
        "charged",
        () -> {
          Json.cost(out, "cost", charged.costMicros());
          out.writeNumberProperty("workedMillis", charged.workedMillis());
          out.writeNumberProperty("attempts", charged.attempts());
        });
  }

  /** The value of {@code best}; null where there is none. */
  static void score(JsonGenerator out, OptionalDouble score) {
    if (score.isPresent()) {
      out.writeNumberProperty("score", score.getAsDouble());
    } else {
      out.writeNullProperty("score");
    }
  }

  private static void content(JsonGenerator out, String name, Optional<AssetContent> content) {
    if (content.isPresent()) {
      Json.object(out, name, () -> Json.content(out, content.get()));
    } else {
      out.writeNullProperty(name);
    }
  }

  /** What an iteration began with and made. */
  public static String of(CheckpointReport report) {
    return Json.object(out -> {
      Json.task(out, report.loop());
      out.writeStringProperty("run", report.run().text());
      out.writeNumberProperty("number", report.iteration());
      Json.objects(
          out,
          "files",
          report.entries(),
          (o, entry) -> {
            o.writeStringProperty("path", entry.path());
            Json.snapshot(o, entry.snapshot());
            o.writeBooleanProperty("result", entry.result());
          });
    });
  }
}
