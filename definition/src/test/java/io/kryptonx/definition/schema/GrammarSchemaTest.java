package io.kryptonx.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kryptonx.definition.Definition;
import io.kryptonx.definition.internal.yaml.CanonicalJson;
import io.kryptonx.definition.internal.yaml.YamlDocument;
import io.kryptonx.definition.internal.yaml.YamlReader;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema says of each definition what the parsers say, as far as structure goes. */
class GrammarSchemaTest {

  private static final Path PAGE = Path.of("../docs/pipeline.schema.json");
  private static final Path GOOD = Path.of("src/test/resources/good");
  private static final Path MISTAKES = Path.of("src/test/resources/mistakes");
  private static final Path EXAMPLES = Path.of("../examples");

  /** Mistakes that structure can catch, wherever they are made. */
  private static final Set<ProblemCode> STRUCTURAL =
      EnumSet.of(
          ProblemCode.WRONG_SHAPE,
          ProblemCode.UNKNOWN_KEY,
          ProblemCode.MISSING_KEY,
          ProblemCode.NOT_AVAILABLE,
          ProblemCode.CONFLICTING_KEYS,
          ProblemCode.EMPTY_VALUE,
          ProblemCode.UNKNOWN_WORD,
          ProblemCode.BAD_DURATION,
          ProblemCode.BAD_MEDIA_TYPE,
          ProblemCode.BAD_SIZE,
          ProblemCode.BAD_NUMBER,
          ProblemCode.BAD_PLATFORM,
          ProblemCode.BAD_CLASSPATH,
          ProblemCode.BAD_NAME);

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(GrammarSchema.text(), InputFormat.JSON);

  @Test
  void isWhatTheManualHas() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, GrammarSchema.text());
    }
    assertThat(GrammarSchema.text()).isEqualTo(Files.readString(PAGE));
  }

  @ParameterizedTest
  @MethodSource("good")
  void acceptsWhatIsGood(Path file) throws IOException {
    assertThat(mistakes(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistaken")
  void refusesWhatStructureCanCatchAndNothingElse(Path file) throws IOException {
    Set<String> structural = STRUCTURAL.stream().map(ProblemCode::code).collect(Collectors.toSet());
    List<Problem> problems =
        Definition.load(file).problems().stream()
            .filter(problem -> problem.place().file().equals(file.toString()))
            .filter(problem -> structural.contains(problem.code()))
            .toList();
    if (problems.isEmpty()) {
      assertThat(mistakes(file)).isEmpty();
    } else {
      assertThat(mistakes(file)).as("as it has %s", problems.getFirst().message()).isNotEmpty();
    }
  }

  static List<Path> good() throws IOException {
    List<Path> files = new ArrayList<>(below(GOOD));
    files.addAll(below(EXAMPLES));
    return files;
  }

  /** Those that are YAML; duplicate keys are told by every editor. */
  static List<Path> mistaken() throws IOException {
    return below(MISTAKES).stream()
        .filter(file -> MISTAKES.equals(file.getParent()))
        .filter(file -> json(file).isPresent())
        .toList();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private List<String> mistakes(Path file) {
    return schema.validate(json(file).orElseThrow(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private static Optional<String> json(Path file) {
    Problems problems = new Problems();
    try {
      YamlDocument document = YamlReader.read(file.toString(), Files.readAllBytes(file), problems);
      return document.root().flatMap(root -> CanonicalJson.of(root, problems));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
