package io.kryptonx.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.manual.Manual;
import io.kryptonx.cli.manual.ManualPage;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.engine.check.AdviceCode;
import io.kryptonx.engine.check.PolicyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a page, and the example on it has the mistake that the page is about. */
class PagesTest {

  private static final String FILES = "it takes several files, which the page shows parts of";

  /** Why an example cannot be executed. */
  private static final Map<String, String> NOT_EXECUTED =
      Map.ofEntries(
          Map.entry("KX001", "a mebibyte would have to stand there"),
          Map.entry("KX002", "the page itself is UTF-8"),
          Map.entry("KX005", "fifty brackets tell nothing"),
          Map.entry("KX006", "a bomb is too long to read"),
          Map.entry("KX011", "two hundred mistakes tell nothing"),
          Map.entry("KX105", "what is not available yet changes with each version"),
          Map.entry("KX201", "in YAML it is found earlier"),
          Map.entry("KX212", "seventeen dimensions tell nothing"),
          Map.entry("KX110", FILES),
          Map.entry("KX213", "the types of inputs of the frame are others"),
          Map.entry("KX214", "it takes two stages that are not shown"),
          Map.entry("KX215", "in YAML it is found earlier"),
          Map.entry("KX216", "in YAML it is found earlier"),
          Map.entry("KX217", "it takes a stage that is not shown"),
          Map.entry("KX416", FILES),
          Map.entry("KX417", FILES),
          Map.entry("KX418", FILES),
          Map.entry("KX419", FILES),
          Map.entry("KX420", FILES),
          Map.entry("KX505", "in YAML it is found earlier"),
          Map.entry("KX507", "a named pipe would have to be there"),
          Map.entry("KX511", FILES),
          Map.entry("KX512", FILES),
          Map.entry("KX513", FILES),
          Map.entry("KX607", "sixty lines tell nothing"));

  @TempDir Path folder;

  static List<ManualPage> pages() {
    return Manual.load().pages().stream().filter(page -> page.code().startsWith("KX")).toList();
  }

  @Test
  void areThereForEveryCodeAndForNoOther() {
    List<String> codes = pages().stream().map(ManualPage::code).toList();
    assertThat(codes).containsExactlyElementsOf(new TreeSet<>(Codes.inSources()));
  }

  @Test
  void haveTheMeaningsOfTheCodes() {
    Map<String, String> titles = Manual.load().titles();
    Map<String, String> meanings = new TreeMap<>();
    Arrays.stream(ProblemCode.values()).forEach(c -> meanings.put(c.code(), c.meaning()));
    Arrays.stream(AdviceCode.values()).forEach(c -> meanings.put(c.code(), c.meaning()));
    Arrays.stream(PolicyCode.values()).forEach(c -> meanings.put(c.code(), c.meaning()));
    assertThat(titles).containsAllEntriesOf(meanings);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void sayWhatItMeansAndHowToMendIt(ManualPage page) {
    assertThat(page.title()).isNotBlank();
    assertThat(page.meaning()).isNotBlank();
    assertThat(page.example()).isNotBlank();
    assertThat(page.fix()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showAnExampleThatHasTheMistake(ManualPage page) throws IOException {
    if (NOT_EXECUTED.containsKey(page.code())) {
      return;
    }
    List<String> seen = new ArrayList<>();
    for (Map<String, String> files : Frames.around(page.example())) {
      write(files);
      List<String> words = new ArrayList<>(List.of("check", "."));
      if (files.containsKey("house.yaml")) {
        words.addAll(List.of("--policy", "house.yaml"));
      }
      String out = new Checking(folder).type(words.toArray(String[]::new)).out();
      if (out.contains(" " + page.code() + " ")) {
        return;
      }
      seen.add(out);
    }
    assertThat(String.join("\n----\n", seen)).as(page.code()).contains(page.code());
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, file.getValue());
    }
  }
}
