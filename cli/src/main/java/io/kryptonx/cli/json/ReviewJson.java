package io.kryptonx.cli.json;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.engine.report.ReviewReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What people decide about, one object each. */
public final class ReviewJson {

  private ReviewJson() {}

  /** Reviews. */
  public static String of(List<ReviewReport> reviews, Typed typed) {
    return Json.object(
        out -> Json.objects(out, "reviews", reviews, (o, review) -> review(o, review, typed)));
  }

  /**
   * What was decided.
   *
   * @param open how many wait still
   * @param run that went on with it
   */
  public static String decided(
      List<ReviewReport> reviews, int open, Optional<RunReport> run, Typed typed) {
    return Json.object(out -> {
      Json.objects(out, "reviews", reviews, (o, review) -> review(o, review, typed));
      out.writeNumberProperty("open", open);
      run.ifPresent(report -> Json.object(out, "run", () -> ReportJson.run(out, report, typed)));
    });
  }

  private static void review(JsonGenerator out, ReviewReport review, Typed typed) {
    Json.task(out, review.task());
    out.writeStringProperty("state", review.state().label());
    out.writeStringProperty("ask", review.ask());
    Json.texts(out, "by", review.by());
    out.writeStringProperty("run", review.run().text());
    Json.text(out, "since", review.since().map(Instant::toString));
    out.writeStringProperty("fingerprint", review.fingerprint().toString());
    Json.text(out, "owner", review.owner());
    Json.object(out, "content", () -> Json.content(out, review.content()));
    Json.objects(out, "inputs", review.inputs(), DeadLetterJson::input);
    Json.texts(out, "excerpt", review.excerpt());
    review
        .decision()
        .ifPresent(decision -> Json.object(out, "decision", () -> decision(out, decision)));
    Json.object(
        out,
        "commands",
        () -> {
          out.writeStringProperty("approve", typed.review("approve", review.task()));
          out.writeStringProperty("reject", typed.review("reject", review.task()));
        });
  }

  static void decision(JsonGenerator out, Decision decision) {
    out.writeStringProperty("by", decision.by());
    out.writeStringProperty("note", decision.note());
    out.writeStringProperty("at", decision.at().toString());
    decision
        .content()
        .ifPresent(edited -> Json.object(out, "edited", () -> Json.content(out, edited)));
  }
}
