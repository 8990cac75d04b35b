package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code mistakes} with the problems that it has. {@code -Dgolden.write=true} writes
 * the expected texts anew; read the difference before committing it.
 */
class MistakesTest {

  private static final Path FOLDER = Path.of("src/test/resources/mistakes");

  @ParameterizedTest
  @MethodSource("files")
  void areReportedAsTheFileBesideSays(String file) throws IOException {
    Definition definition = Definition.load(FOLDER.resolve(file));
    String text =
        definition.problems().stream()
            .map(definition::describe)
            .collect(Collectors.joining("\n\n", "", "\n"))
            .replace(FOLDER + "/", "");
    Path golden = FOLDER.resolve(file.replace(".yaml", ".problems.txt"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("files")
  void haveAPlaceInTheFile(String file) {
    assertThat(Definition.load(FOLDER.resolve(file)).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.place().line()).isPositive())
        .allSatisfy(problem -> assertThat(problem.fix()).isNotBlank())
        .allSatisfy(problem -> assertThat(problem.reason()).isNotBlank());
  }

  @Test
  void ofTenKindsAreReportedAtOnce() {
    Definition definition = Definition.load(FOLDER.resolve("ten-mistakes.yaml"));
    Set<String> codes =
        definition.problems().stream()
            .map(Problem::code)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(codes).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void ofEveryKindHaveAnExample() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (String file : files()) {
      Definition.load(FOLDER.resolve(file)).problems().forEach(problem -> seen.add(problem.code()));
    }
    // House rules (KX7) are no definitions. The first two need files larger than what is worth keeping; HostileFileTest makes them. The
    // last one needs an overlay, as OverlayTest has it.
    EnumSet<ProblemCode> made =
        EnumSet.of(
            ProblemCode.FILE_TOO_LARGE,
            ProblemCode.TOO_MANY_PROBLEMS,
            ProblemCode.NOTHING_TO_REMOVE);
    List<String> missing =
        Arrays.stream(ProblemCode.values())
            .filter(code -> !made.contains(code) && !code.code().startsWith("KX7"))
            .filter(code -> !seen.contains(code.code()))
            .map(ProblemCode::name)
            .toList();
    assertThat(missing).isEmpty();
  }

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }
}
