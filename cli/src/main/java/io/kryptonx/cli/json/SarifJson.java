package io.kryptonx.cli.json;

import io.kryptonx.engine.check.CheckReport;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Related;
import io.kryptonx.model.problem.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * What a check found, in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS),
 * which code hosts and editors read.
 */
public final class SarifJson {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private SarifJson() {}

  /**
   * The report.
   *
   * @param titles of the codes, for the rules
   */
  public static String of(CheckReport report, Map<String, String> titles) {
    Map<String, String> rules = new TreeMap<>(Comparator.naturalOrder());
    report.problems().forEach(p -> rules.put(p.code(), titles.getOrDefault(p.code(), p.code())));
    List<String> order = List.copyOf(rules.keySet());
    return Json.object(out -> {
      out.writeStringProperty("$schema", SCHEMA);
      out.writeStringProperty("version", "2.1.0");
      Json.objects(
          out,
          "runs",
          List.of(report),
          (run, _) -> {
            Json.object(run, "tool", () -> Json.object(run, "driver", () -> driver(run, rules)));
            run.writeStringProperty("columnKind", "unicodeCodePoints");
            Json.objects(
                run,
                "results",
                report.problems(),
                (each, problem) -> result(each, problem, order.indexOf(problem.code())));
          });
    });
  }

  private static void driver(JsonGenerator out, Map<String, String> rules) {
    out.writeStringProperty("name", "kryptonx");
    Optional.ofNullable(SarifJson.class.getPackage().getImplementationVersion())
        .ifPresent(version -> out.writeStringProperty("version", version));
    Json.objects(
        out,
        "rules",
        rules.entrySet(),
        (rule, entry) -> {
          rule.writeStringProperty("id", entry.getKey());
          text(rule, "shortDescription", entry.getValue());
          text(rule, "help", "kryptonx explain " + entry.getKey());
        });
  }

  private static void result(JsonGenerator out, Problem problem, int rule) {
    out.writeStringProperty("ruleId", problem.code());
    out.writeNumberProperty("ruleIndex", rule);
    out.writeStringProperty("level", level(problem.severity()));
    text(
        out,
        "message",
        problem.message() + ": " + problem.reason() + ". Fix: " + problem.fix() + ".");
    Json.objects(
        out, "locations", List.of(problem.place()), (each, place) -> location(each, place, ""));
    if (!problem.related().isEmpty()) {
      Json.objects(out, "relatedLocations", problem.related(), SarifJson::related);
    }
  }

  private static void related(JsonGenerator out, Related related) {
    location(out, related.place(), related.message());
  }

  private static void location(JsonGenerator out, Place place, String message) {
    if (!message.isEmpty()) {
      text(out, "message", message);
    }
    if (!place.file().isEmpty()) {
      Json.object(
          out,
          "physicalLocation",
          () -> {
            Json.object(
                out, "artifactLocation", () -> out.writeStringProperty("uri", uri(place.file())));
            if (place.line() > 0) {
              Json.object(
                  out,
                  "region",
                  () -> {
                    out.writeNumberProperty("startLine", place.line());
                    out.writeNumberProperty("startColumn", Math.max(1, place.column()));
                  });
            }
          });
    }
    if (!place.pointer().isEmpty()) {
      Json.objects(
          out,
          "logicalLocations",
          List.of(place.pointer()),
          (each, pointer) -> each.writeStringProperty("fullyQualifiedName", pointer));
    }
  }

  private static void text(JsonGenerator out, String name, String text) {
    Json.object(out, name, () -> out.writeStringProperty("text", text));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }

  /** Relative files stay so: whoever reads the report resolves them in the folder of the build. */
  private static String uri(String file) {
    try {
      String path = file.replace(java.io.File.separatorChar, '/');
      boolean absolute = path.startsWith("/");
      return absolute
          ? new URI("file", "", path, null).toASCIIString()
          : new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }
}
