package io.kryptonx.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RailsTest {

  @Test
  void drawAChain() {
    assertThat(draw("a>b", "b>c", "c")).containsExactly("● a", "● b", "● c");
  }

  @Test
  void partAndMeet() {
    assertThat(draw("a>b,c", "b>d", "c>d", "d"))
        .containsExactly("● a", "├─╮", "● │ b", "│ ● c", "├─╯", "● d");
  }

  @Test
  void crossWithoutMeeting() {
    assertThat(draw("a>x", "b>y", "c>x", "x", "y"))
        .containsExactly("● a", "│ ● b", "│ │ ● c", "├─│─╯", "● │ x", "  ● y");
  }

  @Test
  void useFreePlacesAgain() {
    assertThat(draw("a>x", "x", "b>y", "y")).containsExactly("● a", "● x", "● b", "● y");
  }

  @Test
  void drawNodesThatStandAlone() {
    assertThat(draw("a", "b>c", "c")).containsExactly("● a", "● b", "● c");
  }

  private static List<String> draw(String... nodes) {
    Rails rails = new Rails();
    List<String> lines = new ArrayList<>();
    for (String node : nodes) {
      String[] parts = node.split(">");
      List<String> targets = parts.length == 1 ? List.of() : List.of(parts[1].split(","));
      Rails.Rows rows = rails.next(parts[0], targets);
      lines.add(rows.node() + " " + parts[0]);
      rows.after().ifPresent(lines::add);
    }
    return lines;
  }
}
