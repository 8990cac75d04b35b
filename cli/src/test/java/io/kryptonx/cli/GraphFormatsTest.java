package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Names that mean something in the languages that graphs are drawn in. */
class GraphFormatsTest {

  private static final String EVIL = "a\"]; b -> c [x=\"y\\\n\u001B[2J;end%%{init}";

  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void evil() {
    harness.engine.graph =
        new GraphReport(
            EVIL,
            List.of(
                new Node("end", Kind.SOURCE, EVIL, List.of(EVIL), Map.of()),
                new Node(EVIL, Kind.STAGE, "<script>#35;`*_", List.of(), Map.of())),
            List.of(new Edge("end", EVIL, EVIL, true)));
  }

  @Test
  void stayWithinTheirQuotesInDot() {
    String dot = harness.run("graph", "--format", "dot").out();
    assertThat(dot.lines()).hasSize(8);
    for (String line : dot.lines().toList()) {
      String outside = line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "Q");
      assertThat(outside).as(line).matches("[A-Za-z0-9_=,;:\\[\\]{}> \\-]*").doesNotContain("init");
    }
  }

  @Test
  void stayWithinTheirQuotesInMermaid() {
    String text = harness.run("graph", "--format", "mermaid").out();
    assertThat(text.lines()).hasSize(6);
    for (String line : text.lines().toList()) {
      String outside = line.replaceAll("\"[^\"]*\"", "Q");
      assertThat(outside).as(line).doesNotContain("init", "\\", "end");
    }
    assertThat(text).doesNotContain("<script>").contains("#60;script#62;");
  }

  @Test
  void areTextOnlyInSvg() throws Exception {
    String svg = harness.run("graph", "--format", "svg").out();
    assertThat(svg).doesNotContain("<script>", "\u001B").contains("&lt;script&gt;");
    NodeList all = parsed(svg).getElementsByTagName("*");
    Set<String> elements = new TreeSet<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add(all.item(i).getNodeName());
    }
    assertThat(elements)
        .isSubsetOf(
            "svg", "title", "style", "defs", "marker", "path", "rect", "g", "text", "tspan");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void areToldApartInSvgWhereAStageIsCalledLikeWhatItPublishes() {
    harness.engine.graph =
        new GraphReport(
            "same",
            List.of(
                new Node("page", Kind.STAGE, "java Page.java", List.of(), Map.of()),
                new Node("page", Kind.PUBLISH, "publish", List.of(), Map.of())),
            List.of(new Edge("page", "page", "", false)));
    assertThat(harness.run("graph", "--format", "svg").out())
        .containsOnlyOnce("marker-end=\"url(#g-arrow)\"");
  }

  @Test
  void areOrdersWhereNothingPasses() {
    harness.engine.graph =
        new GraphReport(
            "order",
            List.of(
                new Node("first", Kind.STAGE, "run true", List.of(), Map.of()),
                new Node("then", Kind.STAGE, "run true", List.of(), Map.of())),
            List.of(new Edge("first", "then", "", false, true)));
    assertThat(harness.run("graph", "--format", "svg").out())
        .contains("class=\"g-wire g-order\"", "order only");
    assertThat(harness.run("graph", "--format", "dot").out()).contains("[style=dashed]");
    assertThat(harness.run("graph", "--format", "mermaid").out()).contains("n0 -.-> n1");
    assertThat(harness.run("graph", "--json").out()).contains("\"order\":true");
  }

  @Test
  void areHarmlessInText() {
    String text = harness.run("graph").out();
    assertThat(text).doesNotContain("\u001B").contains("\\e[2J");
    assertThat(text.lines()).hasSize(4);
  }
}
