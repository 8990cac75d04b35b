package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.command.Catalog;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the manual have what the code has. */
class TablesTest {

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
  private static final Pattern EVENT = Pattern.compile("`([a-z]+\\.[a-z]+)`");

  @TempDir Path home;

  private static Page page(String name) {
    return Page.of(Page.ROOT.resolve("docs").resolve(name));
  }

  /** From a heading to the next one of the same level. */
  private static String section(Page page, String heading) {
    String text = "\n" + page.text();
    int from = text.indexOf("\n" + heading + "\n");
    assertThat(from).as(page + " has a section " + heading).isNotNegative();
    String level = heading.substring(0, heading.indexOf(' ') + 1);
    int to = text.indexOf("\n" + level, from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  @Test
  void errorsHaveASectionAndALineForEachCode() {
    Page page = page("errors.md");
    List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toList();
    assertThat(page.lines().stream().filter(line -> line.startsWith("## ")))
        .containsExactlyElementsOf(codes.stream().map(code -> "## " + code).toList());
    for (ErrorCode code : ErrorCode.values()) {
      String later = code.retryable() ? "yes" : "no";
      assertThat(page.lines()).anyMatch(line -> line.matches(row(code, later)));
      assertThat(section(page, "## " + code)).contains("**What to do:**");
    }
  }

  private static String row(ErrorCode code, String later) {
    return "\\| \\[%s].* \\| %d \\| %s \\|".formatted(code, code.exitCode(), later);
  }

  @ParameterizedTest
  @EnumSource(Catalog.class)
  void commandsHaveASectionWithTheirOptions(Catalog command) {
    Page page = page("commands.md");
    String said = section(page, "## " + command.label()) + section(page, common());
    List<String> help = new Console(home).type("kryptonx help " + command.label()).lines();
    Set<String> options = new TreeSet<>();
    for (String line : help.subList(help.indexOf("Options"), help.size())) {
      Matcher matcher =
          OPTION.matcher(line.startsWith("      --") || line.startsWith("  -") ? line : "");
      if (matcher.find()) {
        options.add(matcher.group());
      }
    }
    assertThat(options).isNotEmpty().allMatch(option -> said.contains("`" + option));
  }

  private static String common() {
    return "## Options of every command";
  }

  @Test
  void commandsHaveALineForEachEvent() {
    Set<String> types = new TreeSet<>();
    for (String line : section(page("commands.md"), "### Events").lines().toList()) {
      Matcher matcher = EVENT.matcher(line.startsWith("| ") ? line.split(" \\| ", 2)[0] : "");
      while (matcher.find()) {
        types.add(matcher.group(1));
      }
    }
    assertThat(types).hasSameSizeAs(Event.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @EnumSource(Element.class)
  void pipelinesHaveEveryKeyOfTheGrammar(Element element) {
    String text = page("pipelines.md").text();
    List<String> missing = new ArrayList<>();
    for (String key : element.keys()) {
      if (!text.contains("`" + key + "`") && !text.contains("{ " + key + ": ")) {
        missing.add(key);
      }
    }
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StatusStyle.class)
  void conceptsHaveTheMarkOfEachStatus(StatusStyle style) {
    assertThat(page("concepts.md").text())
        .contains("| `%s` | %s | ".formatted(style.word(), style.mark()));
  }

  @ParameterizedTest
  @EnumSource(
      value = RunStatus.class,
      names = {"OPEN", "WAITING"},
      mode = EnumSource.Mode.EXCLUDE)
  void conceptsHaveTheEndsOfARun(RunStatus status) {
    assertThat(section(page("concepts.md"), "## How a run ends"))
        .contains("| `" + status.label() + "` | ");
  }
}
