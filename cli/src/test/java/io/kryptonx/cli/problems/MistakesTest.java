package io.kryptonx.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder of wrong definitions, each with what {@code check} says of it. A case is a file, or a
 * folder with several: {@code house.yaml} in it is checked against as house rules, {@code
 * pipeline.staging.yaml} is laid over. After a change that is meant, {@code -Dgolden.update=true}
 * writes what is said anew: read the difference before it is committed.
 */
class MistakesTest {

  static final Path FOLDER = Path.of("src/test/resources/mistakes").toAbsolutePath().normalize();

  private static final Pattern CODE = Pattern.compile("(?:error|warning|hint) (KX[0-9]{3})");
  private static final int LEAST_CASES = 120;

  /** What no file of a sensible size shows. */
  private static final Set<String> WITHOUT_CASE =
      Set.of(
          "KX001", // more than a mebibyte
          "KX011", // more than two hundred problems
          "KX201", // found earlier in YAML
          "KX212", // more than sixteen dimensions
          "KX215", // found earlier in YAML
          "KX216", // found earlier in YAML
          "KX217", // found earlier in YAML
          "KX511", // made by the tests of the module that finds them
          "KX512", "KX513", "KX417", // nine files inside each other
          "KX419", // has a scenario of its own
          "KX505"); // found earlier in YAML, but for what changes meanwhile

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml") || Files.exists(f.resolve("pipeline.yaml")))
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }

  private static Path golden(String name) {
    return name.endsWith(".yaml")
        ? FOLDER.resolve(name.replace(".yaml", ".txt"))
        : FOLDER.resolve(name).resolve("expected.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areToldAsTheFileBesideSays(String name) throws IOException {
    List<String> words = new ArrayList<>(List.of("check", name));
    if (Files.exists(FOLDER.resolve(name).resolve("house.yaml"))) {
      words.addAll(List.of("--policy", name + "/house.yaml"));
    }
    if (Files.exists(FOLDER.resolve(name).resolve("pipeline.staging.yaml"))) {
      words.addAll(List.of("--env", "staging"));
    }
    Checking.Result result = new Checking(FOLDER).type(words.toArray(String[]::new));
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).containsPattern(CODE);
    assertThat(result.code()).isEqualTo(result.out().contains("  error KX") ? 2 : 0);
    String text = result.out().replace(FOLDER + "/", "");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden(name), text);
    }
    assertThat(text).isEqualTo(Files.readString(golden(name)));
  }

  @Test
  void areManyAndEachIsAnother() throws IOException {
    List<String> cases = cases();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    Set<String> texts = new TreeSet<>();
    for (String name : cases) {
      texts.add(Files.readString(golden(name)).replace(name, "").replace(name + "/", ""));
    }
    assertThat(texts).hasSameSizeAs(cases);
  }

  @Test
  void areThereForEveryCode() throws IOException {
    Set<String> seen = new TreeSet<>(Comparator.naturalOrder());
    for (String name : cases()) {
      Matcher matcher = CODE.matcher(Files.readString(golden(name)));
      while (matcher.find()) {
        seen.add(matcher.group(1));
      }
    }
    Set<String> expected = new TreeSet<>(Codes.inSources());
    expected.removeAll(WITHOUT_CASE);
    assertThat(seen).containsAll(expected);
  }
}
