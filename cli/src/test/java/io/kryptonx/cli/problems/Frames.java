package io.kryptonx.cli.problems;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts the example of a page, which shows only what matters, into a whole definition: as keys of
 * the top, of a stage, of a source, or as house rules.
 */
final class Frames {

  private static final String NAME = "pipeline: example\n";
  private static final List<String> ACTIONS = List.of("run", "java", "expr", "split", "pipeline");
  private static final String OUT = "    out: { html: text/html }\n";
  private static final String RUN = "    run: date > \"$html\"\n";

  /** What an example may refer to. */
  private static final String SOURCES =
      """
      sources:
        photos: { files: "photos/{photo}.jpg" }
        texts: { files: "texts/{text}.txt" }
      """;

  private static final String STAGES =
      """
      stages:
        thumbnail: { in: { photo: photos }, out: { thumb: image/jpeg }, run: cp "$photo" "$thumb" }
        page: { out: { html: text/html }, run: date > "$html" }
      """;

  private Frames() {}

  /** The files of each way to complete an example. */
  static List<Map<String, String>> around(String example) {
    String text = example + "\n";
    if (text.startsWith("policy:")) {
      return List.of(files(NAME + SOURCES + STAGES, Map.of("house.yaml", text)));
    }
    return List.of(
        files(text, Map.of()),
        files(top(text), Map.of()),
        files(NAME + SOURCES + "stages:\n  page:\n" + stage(text), Map.of()),
        files(NAME + "sources:\n  data:\n" + indented(text) + STAGES, Map.of()));
  }

  private static Map<String, String> files(String pipeline, Map<String, String> more) {
    Map<String, String> files = new TreeMap<>(more);
    files.put("pipeline.yaml", pipeline);
    files.put("photos/one.jpg", "1");
    files.put("texts/one.txt", "1");
    files.put("sheet.sh", "echo");
    files.put("scripts/resize.sh", "echo");
    files.put("notes.txt", "1");
    boolean broken = pipeline.contains("';' expected");
    files.put("stages/Page.java", "public final class Page { " + (broken ? "int x" : "") + " }");
    return files;
  }

  private static String top(String text) {
    StringBuilder whole = new StringBuilder(has(text, "pipeline") ? "" : NAME);
    whole.append(has(text, "sources") ? "" : SOURCES);
    whole.append(text);
    whole.append(has(text, "stages") ? "" : STAGES);
    return whole.toString();
  }

  private static String stage(String text) {
    return (has(text, "out") ? "" : OUT)
        + (ACTIONS.stream().anyMatch(key -> has(text, key)) ? "" : RUN)
        + indented(text);
  }

  private static boolean has(String text, String key) {
    return text.startsWith(key + ":") || text.contains("\n" + key + ":");
  }

  private static String indented(String text) {
    return text.lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }
}
