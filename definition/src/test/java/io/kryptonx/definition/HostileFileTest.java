package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostileFileTest {

  private static final int LIMIT = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void ofTwoMebibytesIsRefused() throws IOException {
    assertThat(load("# " + "x".repeat(2 * LIMIT)).problems())
        .singleElement()
        .satisfies(problem -> has(problem, ProblemCode.FILE_TOO_LARGE));
  }

  @Test
  void ofExactlyTheLimitIsRead() throws IOException {
    String start = "pipeline: big\nstages: { a: { out: { b: text/plain }, run: 'true' } }\n#";
    Definition definition = load(start + "x".repeat(LIMIT - start.length()));
    assertThat(definition.problems()).isEmpty();
    assertThat(definition.pipeline()).isPresent();
  }

  @Test
  void ofBracketsOnlyIsRefused() throws IOException {
    assertThat(load("[".repeat(LIMIT)).problems())
        .singleElement()
        .satisfies(problem -> has(problem, ProblemCode.TOO_DEEP));
  }

  @Test
  void ofIndentedKeysIsRefused() throws IOException {
    String text =
        IntStream.range(0, 1000)
            .mapToObj(depth -> " ".repeat(depth) + "a:\n")
            .collect(Collectors.joining());
    assertThat(load(text).problems())
        .singleElement()
        .satisfies(problem -> has(problem, ProblemCode.TOO_DEEP));
  }

  @Test
  void withMoreMistakesThanAnybodyReadsTellsTheFirstAndThatThereAreMore() throws IOException {
    String text =
        IntStream.range(0, 1000).mapToObj(i -> "key" + i + ": 1\n").collect(Collectors.joining());
    Definition definition = load("pipeline: many\n" + text);
    assertThat(definition.problems()).hasSize(Problems.MAX + 1);
    Problem last = definition.problems().getLast();
    has(last, ProblemCode.TOO_MANY_PROBLEMS);
    assertThat(last.message()).contains("there are more problems");
  }

  @Test
  void ofManySmallStagesIsReadInReasonableTime() throws IOException {
    String rest = "out: { b: text/plain }, run: cp $a $b }\n";
    String stages =
        IntStream.range(0, 8000)
            .mapToObj(i -> "  s" + i + ": { in: { a: s" + Math.max(0, i - 1) + " }, " + rest)
            .collect(Collectors.joining());
    Definition definition = load("pipeline: wide\nstages:\n" + stages);
    assertThat(definition.problems()).isEmpty();
    assertThat(definition.pipeline().orElseThrow().stages()).hasSize(8000);
  }

  @Test
  void ofMistakesInEachLineIsReadInReasonableTime() throws IOException {
    String stages =
        IntStream.range(0, 8000)
            .mapToObj(i -> "  s" + i + ": { in: { a: x" + i + " }, out: { b: c/d }, run: ./x }\n")
            .collect(Collectors.joining());
    String publish =
        IntStream.range(0, 30_000)
            .mapToObj(i -> "  \"p/" + i + "\": q" + i + "\n")
            .collect(Collectors.joining());
    String text = "pipeline: bad\nstages:\n" + stages + "publish:\n" + publish;
    assertThat(load(text).problems()).hasSize(Problems.MAX + 1);
  }

  @Test
  void withLongKeysCostsNoMoreThanItsLength() throws IOException {
    String list = IntStream.range(0, 200_000).mapToObj(i -> "1").collect(Collectors.joining(","));
    String keys =
        IntStream.range(0, 20)
            .mapToObj(depth -> " ".repeat(depth) + "k".repeat(1000) + ":\n")
            .collect(Collectors.joining());
    assertThat(load(keys + " ".repeat(20) + "[" + list + "]").problems()).isNotEmpty();
  }

  @Test
  void thatIsAGoodOneWithBytesChangedAtRandomNeverThrows() throws IOException {
    byte[] good = Files.readAllBytes(Path.of("src/test/resources/good/pipeline.yaml"));
    long seed = 20_250_101;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("random.yaml");
      Files.write(file, bytes);
      assertThat(Definition.load(file).problems())
          .as("seed %d, round %d", seed, round)
          .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
    }
  }

  private Definition load(String text) throws IOException {
    Path file = folder.resolve("hostile.yaml");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return Definition.load(file);
  }

  private static void has(Problem problem, ProblemCode code) {
    assertThat(problem.code()).isEqualTo(code.code());
  }
}
