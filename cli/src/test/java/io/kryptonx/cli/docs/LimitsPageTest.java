package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manual guarantees at the edges is held by tests that exist. */
class LimitsPageTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");

  @Test
  void eachLineNamesTestsThatExist() throws IOException {
    List<String> rows =
        Page.of(Page.ROOT.resolve("docs/limits.md")).lines().stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
            .toList();
    assertThat(rows).hasSizeGreaterThan(25);
    Set<String> tests = tests();
    for (String row : rows) {
      List<String> named =
          TEST.matcher(row).results().map((MatchResult match) -> match.group(1)).toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(tests).as(row).containsAll(named);
    }
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files =
        Files.find(
            Page.ROOT,
            20,
            (path, attributes) ->
                attributes.isRegularFile()
                    && path.toString().contains("/src/test/java/")
                    && path.toString().endsWith(".java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
