package io.kryptonx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.definition.Definition;
import io.kryptonx.engine.check.StaticCheck;
import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.graph.GraphPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that anybody may have written, with all that is said about their mistakes. */
class DefinitionFuzzTest {

  private static final Path FOLDER = Path.of("target", "definition");

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(20)
  void isReadAsWhatItIsOrToldWhatIsWrong(byte[] bytes) throws IOException {
    Definition definition = Definition.load(write(bytes));
    StaticCheck check = StaticCheck.of(definition).advised(definition);
    for (Problem problem : check.problems()) {
      isHelpful(problem);
      assertThat(definition.describe(problem)).contains(problem.fix());
    }
    if (check.problems().stream().noneMatch(Problem::isError)) {
      survives(check.pipeline().orElseThrow());
    }
  }

  static Stream<Named<byte[]>> seeds() {
    return Seeds.handy(Stream.concat(Seeds.definitions(), HostileYaml.all()));
  }

  private static void survives(Pipeline pipeline) {
    byte[] form = PipelineCodec.encode(pipeline);
    Pipeline again = PipelineCodec.decode(form);
    assertThat(again).isEqualTo(pipeline);
    assertThat(PipelineCodec.encode(again)).isEqualTo(form);
    assertThat(GraphPlanner.plan(again).pipeline()).isEqualTo(pipeline);
  }

  private static void isHelpful(Problem problem) {
    assertThat(problem.code()).matches("KX[0-9]{3}");
    assertThat(problem.place().file()).as(problem::toString).isNotBlank();
    assertThat(problem.place().line()).as(problem::toString).isNotNegative();
    assertThat(problem.message()).as(problem::toString).isNotBlank();
    assertThat(problem.reason()).as(problem::toString).isNotBlank();
    assertThat(problem.fix()).as(problem::toString).isNotBlank();
    Stream.of(problem.message(), problem.value().orElse(""), problem.reason(), problem.fix())
        .forEach(text -> {
          assertThat(WellFormed.isText(text)).as(problem::toString).isTrue();
          assertThat(text.chars().noneMatch(c -> c == 0)).as(problem::toString).isTrue();
          assertThat(text.length()).as(problem::toString).isLessThan(20_000);
        });
  }

  private static Path write(byte[] bytes) throws IOException {
    Files.createDirectories(FOLDER);
    return Files.write(FOLDER.resolve("pipeline.yaml"), bytes);
  }
}
