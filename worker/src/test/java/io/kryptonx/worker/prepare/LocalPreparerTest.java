package io.kryptonx.worker.prepare;

import static io.kryptonx.worker.Workbench.JPEG;
import static io.kryptonx.worker.Workbench.stage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.JavaFile;
import io.kryptonx.model.pipeline.Action.Program;
import io.kryptonx.model.pipeline.Action.Shell;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPreparerTest {

  private static final String SOURCE =
      """
      import io.kryptonx.stage.*;
      import java.nio.file.*;
      public final class Page implements Stage {
        private static final String TITLE = "gallery";
        @Override
        public void run(StageContext context) throws Exception {
          Files.writeString(context.output("result"), new Helper().text(TITLE));
        }
        private static final class Helper {
          String text(String title) { return "<h1>" + title; }
        }
        private static final class Unused {
          int answer() { return 42; }
        }
      }
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, SandboxMode.OFF);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void namesWhatTheOutputsOfACommandDependOn() {
    bench.param("width", "320").param("other", "1").file("words.txt", "words");
    bench.environment.put("TOKEN", "hush");
    Stage all =
        stage()
            .out(new Output("faces", JPEG, true))
            .params(List.of("width"))
            .env(Map.of("MODE", "fast"))
            .files(List.of("words.txt"))
            .tools(Map.of("bash", "echo '  five '; echo more"))
            .reads(Set.of(Read.ITEM))
            .secrets(List.of("TOKEN"))
            .timeout(Duration.ofMinutes(1))
            .description("text for people")
            .version("2")
            .action(new Shell("echo $width"))
            .build();

    Map<String, String> key = key(bench.prepare(all));

    assertThat(key.remove("platform")).matches("[a-z]+/[a-z0-9_]+");
    assertThat(key)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("action", "shell"),
                Map.entry("run", "echo $width"),
                Map.entry("shell", "bash -euo pipefail"),
                Map.entry(
                    "world",
                    "{LANG=C.UTF-8, PATH=/usr/local/bin:/usr/bin:/bin, SOURCE_DATE_EPOCH=0,"
                        + " TZ=UTC} umask=022"),
                Map.entry("param width", "320"),
                Map.entry("env MODE", "fast"),
                Map.entry("file words.txt", "sha256:" + digest("words").hex()),
                Map.entry("tool bash", "five \nmore"),
                Map.entry("reads", "item"),
                Map.entry("version", "2"),
                Map.entry("output result", "text/plain"),
                Map.entry("output faces", "image/jpeg each")));
  }

  @Test
  void namesLongValuesByTheirDigest() {
    String text = "echo " + "x".repeat(KeyParts.MAX_VALUE);

    assertThat(key(bench.prepare(stage().action(new Shell(text)).build())).get("run"))
        .isEqualTo("sha256:" + digest(text).hex() + " (16389 bytes)");
  }

  @Test
  void tellsArgumentsOfAProgramApart() {
    assertThat(runOf(new Program(List.of("a b", "c")))).isEqualTo("a b\nc");
    assertThat(runOf(new Program(List.of("a", "b\nc")))).isEqualTo("a\nb\\nc");
    assertThat(runOf(new Program(List.of("a", "b\\nc")))).isEqualTo("a\nb\\\\nc");
  }

  @Test
  void putsFilesIntoTheStore() {
    bench.file("data/words.txt", "words");

    var prepared =
        bench.prepareAll(
            stage().files(List.of("data/words.txt")).action(new Shell("true")).build());

    assertThat(prepared.bundle()).containsExactly(Map.entry("data/words.txt", digest("words")));
    assertThat(bench.store.get(digest("words"))).isEqualTo("words".getBytes(UTF_8));
  }

  @Test
  void keepsTheCodeWhenOnlyCommentsLinesAndUnusedClassesChange() {
    Digest before = code(SOURCE);

    assertThat(code("// a comment\n\n" + SOURCE)).isEqualTo(before);
    assertThat(
            code(
                SOURCE.replace("String title)", "String heading)").replace("+ title", "+ heading")))
        .isEqualTo(before);
    assertThat(code(SOURCE.replace("return 42", "return 43"))).isEqualTo(before);
  }

  @Test
  void changesTheCodeWhenAConstantOrAUsedClassChanges() {
    Digest before = code(SOURCE);

    assertThat(code(SOURCE.replace("\"gallery\"", "\"museum\""))).isNotEqualTo(before);
    assertThat(code(SOURCE.replace("<h1>", "<h2>"))).isNotEqualTo(before);
  }

  @Test
  void compilesOnceForEachText() throws IOException {
    bench.file("stages/Page.java", SOURCE);
    PreparedStage first = bench.prepare(page());
    Path classes = ((Code.Classes) first.code()).classpath().getFirst();
    Object made = Files.getLastModifiedTime(classes.resolve("Page.class"));

    PreparedStage second = bench.prepare(page());

    assertThat(second.code()).isEqualTo(first.code());
    assertThat(Files.getLastModifiedTime(classes.resolve("Page.class"))).isEqualTo(made);
    assertThat(bench.cache.resolve("java")).isDirectoryNotContaining("glob:**making-*");
  }

  @Test
  void namesLineAndColumnOfWhatDoesNotCompile() {
    bench.file("stages/Page.java", SOURCE.replace("new Helper()", "new Halper()"));

    List<Problem> problems = bench.problems(page());

    assertThat(problems).hasSize(1);
    Problem problem = problems.getFirst();
    assertThat(problem.code()).isEqualTo("KX501");
    assertThat(problem.place())
        .isEqualTo(new Place("stages/Page.java", 7, 53, "stages.stage.java"));
    assertThat(problem.message()).contains("cannot find symbol");
    assertThat(problem.reason()).contains("class Halper");
    assertThat(problem.value()).hasValueSatisfying(v -> assertThat(v).contains("new Halper()"));
  }

  @Test
  void compilesAgainstTheStageApiOnly() {
    bench.file(
        "stages/Page.java",
        SOURCE.replace("import java.nio", "import io.kryptonx.model.item.Item;\nimport java.nio"));

    assertThat(bench.problems(page()).getFirst().message()).contains("does not exist");
  }

  @Test
  void findsAStageInAPackage() {
    bench.file("stages/Page.java", "package site.pages;\n" + SOURCE);

    assertThat(((Code.Classes) bench.prepare(page()).code()).mainClass())
        .isEqualTo("site.pages.Page");
  }

  @Test
  void refusesClassesThatAreNoStages() {
    assertThat(message(SOURCE.replace("implements Stage", "").replace("@Override", "")))
        .contains("does not implement io.kryptonx.stage.Stage");
    assertThat(message(SOURCE.replace("public final class Page", "final class Page")))
        .contains("not public");
    assertThat(
            message(
                SOURCE.replace(
                    "private static final String TITLE",
                    "Page(int x) {}\n private static final String TITLE")))
        .contains("no public constructor without parameters");
    assertThat(message(SOURCE.replace("public final class Page", "final class Other")))
        .contains("there is no class Page");
  }

  @Test
  void findsAStageThatInheritsBeingOne() {
    bench.file(
        "stages/Page.java",
        """
        import io.kryptonx.stage.*;
        public class Page extends Above {}
        abstract class Above implements Stage {
          public void run(StageContext context) {}
        }
        """);

    assertThat(bench.problems(page())).isEmpty();
  }

  @Test
  void freezesTheClasspathOfAClass() throws IOException {
    bench.file("stages/Page.java", SOURCE);
    Path compiled = ((Code.Classes) bench.prepare(page()).code()).classpath().getFirst();
    Path classes = bench.project.resolve("build/classes");
    for (String name : List.of("Page.class", "Page$Helper.class")) {
      Files.createDirectories(classes);
      Files.copy(compiled.resolve(name), classes.resolve(name));
    }
    Stage stage = stage().action(new Action.JavaClass("Page", List.of("build/classes"))).build();
    PreparedStage prepared = bench.prepare(stage);
    Files.delete(classes.resolve("Page.class"));

    var order = bench.order(prepared, Item.EMPTY, List.of(), Map.of());

    assertThat(bench.result(bench.worker.perform(order, new StopSignal())))
        .isEqualTo("<h1>gallery");
    assertThat(key(prepared).get("code")).isEqualTo(key(bench.prepare(page())).get("code"));
    assertThat(bench.problems(stage).getFirst().message()).contains("not on the classpath");
  }

  @Test
  void tellsAllMistakesOfAStageTogether() {
    Stage wrong =
        stage()
            .files(List.of("gone.txt", "../outside.txt"))
            .tools(Map.of("convert", "no-such-tool --version"))
            .secrets(List.of("TOKEN"))
            .action(new JavaFile("stages/Gone.java"))
            .build();

    List<Problem> problems = bench.problems(wrong);

    assertThat(problems)
        .extracting(problem -> problem.code() + " " + problem.place().pointer())
        .containsExactly(
            "KX505 stages.stage.files",
            "KX505 stages.stage.files",
            "KX505 stages.stage.java",
            "KX503 stages.stage.tools.convert",
            "KX504 stages.stage.secrets");
    assertThat(problems.get(3).reason()).contains("exit code 127");
    assertThat(bench.prepareAll(wrong).stages()).isEmpty();
  }

  private String runOf(Action action) {
    return key(bench.prepare(stage().action(action).build())).get("run");
  }

  private String message(String source) {
    bench.file("stages/Page.java", source);
    return bench.problems(page()).getFirst().message();
  }

  private Digest code(String source) {
    bench.file("stages/Page.java", source);
    String code = key(bench.prepare(page())).get("code");
    return Digest.parse(code.substring("sha256:".length()));
  }

  private static Stage page() {
    return stage().action(new JavaFile("stages/Page.java")).build();
  }

  private static Map<String, String> key(PreparedStage stage) {
    return stage.key().stream().collect(Collectors.toMap(KeyPart::name, KeyPart::value));
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(UTF_8));
  }
}
