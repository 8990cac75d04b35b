package io.kryptonx.cli.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.internal.grammar.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The page that links each key of the grammar with its place in the manual and the scenarios that
 * have it. {@code -Dkryptonx.docs.update=true} writes it anew.
 */
class ElementsPageTest {

  private static final Path DOCS = Path.of("..", "docs");

  /** The most scenarios that are named for a key. */
  private static final int SHOWN = 4;

  /** By scenario. */
  private static final Map<String, Map<Element, Set<String>>> KEYS = keys();

  @Test
  void keysAllHaveAScenarioAndAManualEntry() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Element element : Element.values()) {
      String section = section(manual(element));
      for (String key : element.keys()) {
        if (scenarios(element, key).isEmpty()) {
          missing.add(element + "." + key + " has no scenario");
        }
        if (!section.contains("`" + key + "`") && !section.contains("{ " + key)) {
          missing.add(element + "." + key + " is not under " + manual(element));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void pageIsUpToDate() throws IOException {
    Path page = DOCS.resolve("elements.md");
    if (Boolean.getBoolean("kryptonx.docs.update")) {
      Files.writeString(page, page());
    }
    assertThat(page()).isEqualTo(Files.readString(page));
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Elements

            Every key of the grammar, where the manual explains it, and the scenarios that hold it. Each
            scenario is a pipeline with its files, run through both hosts: the embedded engine over a store on
            disk, and the scheduler in the test kit, in order and out of order. Fingerprints, digests of all
            outputs and run digests are equal. What was seen stands beside each, in the file that ends in `.seen`.

            This page is generated from the grammar and from the scenarios.
            """);
    for (Element element : Element.values()) {
      String label = element.label();
      page.append("\n## ")
          .append(label.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(label.substring(1))
          .append("\n\nIn the manual: [")
          .append(manual(element).replace("pipelines.md#", "").replace('-', ' '))
          .append("](")
          .append(manual(element))
          .append(").\n\n| key | scenarios |\n|---|---|\n");
      for (String key : element.keys()) {
        List<String> all = scenarios(element, key);
        List<String> links =
            all.stream()
                .limit(SHOWN)
                .map(name -> "[" + name + "](../cli/src/test/elements/" + name + ".txt)")
                .toList();
        page.append("| `").append(key).append("` | ");
        page.append(String.join(", ", links));
        page.append(all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more |\n" : " |\n");
      }
    }
    return page.toString();
  }

  private static List<String> scenarios(Element element, String key) {
    return KEYS.entrySet().stream()
        .filter(scenario -> scenario.getValue().getOrDefault(element, Set.of()).contains(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Map<Element, Set<String>>> keys() {
    Map<String, Map<Element, Set<String>>> keys = new LinkedHashMap<>();
    ElementScenario.all().forEach(scenario -> keys.put(scenario.name(), ElementKeys.of(scenario)));
    return keys;
  }

  private static String page(Element element) {
    return switch (element) {
      case LOOP -> "loops.md";
      case ROUTE, EXPAND, EXPANDED -> "growing-graphs.md";
      default -> "pipelines.md";
    };
  }

  private static String manual(Element element) {
    return page(element)
        + "#"
        + switch (element) {
          case PIPELINE, RETENTION -> "at-the-top";
          case PARAMETER -> "parameters";
          case DEFAULTS -> "defaults";
          case PUBLICATION -> "publishing";
          case SOURCE -> "sources";
          case STAGE, RERUN -> "stages";
          case EFFECT, ON_UNKNOWN, ON_REMOVED -> "effects";
          case HTTP, JDBC -> "requests-and-rows";
          case RETRY, BACKOFF -> "retries";
          case INPUT, COLLECT -> "inputs-and-joins";
          case OUTPUT -> "outputs";
          case RESOURCES -> "limits";
          case LOOP, ROUTE -> "keys";
          case EXPAND, EXPANDED -> "choosing-a-sub-pipeline";
          case BUDGET -> "budgets";
          case VALIDATION -> "conditions";
          case SPLIT -> "splitting";
          case APPROVE -> "approving";
          case SUBPIPELINE_FILE, SUBPIPELINE, SUBPIPELINE_INPUT -> "sub-pipelines";
        };
  }

  /** From the heading with that anchor to the next of its level. */
  private static String section(String link) throws IOException {
    String[] parts = link.split("#");
    List<String> lines = Files.readAllLines(DOCS.resolve(parts[0]));
    StringBuilder section = new StringBuilder();
    boolean inside = false;
    for (String line : lines) {
      if (line.startsWith("## ")) {
        inside =
            line.substring("## ".length())
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-')
                .equals(parts[1]);
      }
      if (inside) {
        section.append(line).append('\n');
      }
    }
    return section.toString();
  }
}
