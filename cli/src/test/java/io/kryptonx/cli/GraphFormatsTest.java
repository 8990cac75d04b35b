package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  void areHarmlessInText() {
    String text = harness.run("graph").out();
    assertThat(text).doesNotContain("\u001B").contains("\\e[2J");
    assertThat(text.lines()).hasSize(4);
  }
}
