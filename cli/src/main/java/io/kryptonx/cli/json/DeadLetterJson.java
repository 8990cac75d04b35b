package io.kryptonx.cli.json;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.DeadLetterReport.Attempt;
import io.kryptonx.engine.report.DeadLetterReport.Details;
import io.kryptonx.engine.report.DeadLetterReport.RedrivePlan;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.task.DeadLetter;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Dead letters, and what a redrive would do, one object each. */
public final class DeadLetterJson {

  private DeadLetterJson() {}

  /** Dead letters. */
  public static String of(List<DeadLetterReport> letters, Typed typed) {
    return Json.object(out ->
        Json.objects(
            out,
            "letters",
            letters,
            (o, letter) -> letter(o, letter, letter.letter().task(), typed)));
  }

  /** Dead letters with all that is known of them. */
  public static String details(List<Details> letters, Typed typed) {
    return Json.object(out ->
        Json.objects(
            out,
            "letters",
            letters,
            (o, letter) -> {
              letter(o, letter.report(), letter.culprit(), typed);
              if (!letter.culprit().equals(letter.report().letter().task())) {
                Json.object(o, "culprit", () -> Json.task(o, letter.culprit()));
              }
              o.writeNumberProperty("blocked", letter.blocked());
              Json.objects(o, "inputs", letter.inputs(), DeadLetterJson::input);
              Json.objects(o, "attempts", letter.attempts(), DeadLetterJson::attempt);
            }));
  }

  /** What a redrive would do. */
  public static String of(RedrivePlan plan, Typed typed) {
    return Json.object(out -> {
      Json.objects(
          out,
          "redriven",
          plan.redriven(),
          (o, letter) -> letter(o, letter, letter.letter().task(), typed));
      out.writeNumberProperty("kept", plan.kept());
      plan.plan().ifPresent(run -> Json.object(out, "plan", () -> ReportJson.plan(out, run)));
    });
  }

  /** A redrive in which there was nothing to do. */
  public static String nothing() {
    return Json.object(out -> out.writeNullProperty("run"));
  }

  /** A letter; what commands are about is what failed, which may be in a loop. */
  private static void letter(
      JsonGenerator out, DeadLetterReport report, TaskId culprit, Typed typed) {
    DeadLetter letter = report.letter();
    out.writeStringProperty("letter", letter.id().hex());
    Json.task(out, letter.task());
    out.writeStringProperty("state", report.state().label());
    ReportJson.why(out, letter.failure());
    out.writeStringProperty("run", letter.run().text());
    out.writeStringProperty("failedAt", letter.at().toString());
    out.writeNumberProperty("tries", letter.failures());
    Json.text(out, "fingerprint", letter.fingerprint());
    Json.text(out, "owner", report.owner());
    Json.text(out, "criticality", report.criticality().map(Criticality::label));
    report
        .dropped()
        .ifPresent(decision ->
            Json.object(
                out,
                "dropped",
                () -> {
                  out.writeStringProperty("by", decision.by());
                  out.writeStringProperty("note", decision.note());
                  out.writeStringProperty("at", decision.at().toString());
                }));
    Json.object(
        out,
        "commands",
        () -> {
          out.writeStringProperty("debug", typed.debug(culprit, letter.run()));
          out.writeStringProperty("logs", typed.logs(culprit, letter.run()));
          out.writeStringProperty("redrive", typed.redrive(letter.task()));
        });
  }

  static void input(JsonGenerator out, DeadLetterReport.Input input) {
    out.writeStringProperty("input", input.name());
    out.writeStringProperty("type", input.type());
    out.writeNumberProperty("items", input.items());
    out.writeNumberProperty("size", input.size());
    out.writeStringProperty("digest", input.digest().hex());
  }

  private static void attempt(JsonGenerator out, Attempt attempt) {
    out.writeNumberProperty("attempt", attempt.number());
    out.writeStringProperty("run", attempt.run().text());
    ReportJson.why(out, attempt.failure());
    out.writeStringProperty("endedAt", attempt.ended().toString());
    out.writeNumberProperty("workedMillis", attempt.workedMillis());
    Json.cost(out, "cost", attempt.costMicros());
    Json.text(out, "retryAt", attempt.retryAt().map(Instant::toString));
    Json.texts(out, "output", attempt.output());
  }
}
