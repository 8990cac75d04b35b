package io.kryptonx.cli.json;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What went wrong, as one object. */
public final class ErrorJson {

  private ErrorJson() {}

  /**
   * An error.
   *
   * @param code of the table of errors, or {@code BUG}
   */
  public static String of(String code, String message, List<Problem> problems) {
    return Json.object(out ->
        Json.object(
            out,
            "error",
            () -> {
              out.writeStringProperty("code", code);
              out.writeStringProperty("message", message);
              Json.objects(out, "problems", problems, ErrorJson::problem);
            }));
  }

  /** The fields of a problem. */
  static void problem(JsonGenerator out, Problem problem) {
    out.writeStringProperty("code", problem.code());
    out.writeStringProperty("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    place(out, problem.place());
    out.writeStringProperty("message", problem.message());
    Json.text(out, "value", problem.value());
    out.writeStringProperty("reason", problem.reason());
    out.writeStringProperty("fix", problem.fix());
    Json.objects(
        out,
        "related",
        problem.related(),
        (each, related) -> {
          place(each, related.place());
          each.writeStringProperty("message", related.message());
        });
  }

  private static void place(JsonGenerator out, Place place) {
    out.writeStringProperty("file", place.file());
    out.writeNumberProperty("line", place.line());
    out.writeNumberProperty("column", place.column());
    out.writeStringProperty("pointer", place.pointer());
  }
}
