package io.kryptonx.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual page of all codes says what the table in the code says. */
class ProblemsPageTest {

  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final Pattern SECTION =
      Pattern.compile("^## (KX[0-9]{3}): (.+)$", Pattern.MULTILINE);

  @Test
  void hasASectionForEachCodeInOrder() throws IOException {
    List<String> sections =
        SECTION.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
    assertThat(sections)
        .containsAll(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void givesEachTheMeaningOfTheTable() throws IOException {
    Matcher matcher = SECTION.matcher(Files.readString(PAGE));
    List<String> lines = matcher.results().map(m -> m.group(1) + ": " + m.group(2)).toList();
    assertThat(lines)
        .containsAll(
            Arrays.stream(ProblemCode.values()).map(c -> c.code() + ": " + c.meaning()).toList());
  }

  @Test
  void hasAnExampleAndAFixInEachSection() throws IOException {
    for (String section : Files.readString(PAGE).split("\n## ", -1)) {
      if (section.startsWith("KX")) {
        assertThat(section).contains("```yaml").contains("**Fix:**");
      }
    }
  }

  @Test
  void hasCodesThatAreUnique() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("KX[0-9]{3}"))
        .isSorted();
  }
}
