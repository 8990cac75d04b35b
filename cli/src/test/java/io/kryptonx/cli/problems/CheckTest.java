package io.kryptonx.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  private static final String GOOD =
      """
      pipeline: example
      stages:
        page: { out: { html: text/html }, run: date > "$html" }
      publish: { index.html: page }
      """;

  @TempDir Path folder;

  private Checking.Result check(String definition, String... more) throws IOException {
    Files.writeString(folder.resolve("pipeline.yaml"), definition);
    String[] words = new String[more.length + 1];
    words[0] = "check";
    System.arraycopy(more, 0, words, 1, more.length);
    return new Checking(folder).type(words);
  }

  @Test
  void saysThatAllIsWell() throws IOException {
    Checking.Result result = check(GOOD);
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("✔ example  no mistakes\n");
  }

  @Test
  void passesWithWarningsUnlessItIsStrict() throws IOException {
    String unused = GOOD.replace("publish: { index.html: page }\n", "");
    assertThat(check(unused).code()).isZero();
    assertThat(check(unused).out()).contains("warning KX603");
    assertThat(check(unused, "--strict").code()).isEqualTo(1);
    assertThat(check(GOOD, "--strict").code()).isZero();
  }

  @Test
  void passesWithHintsAlsoWhenItIsStrict() throws IOException {
    Checking.Result result = check(GOOD.replace("date", "fortune"), "--strict");
    assertThat(result.out()).contains("hint KX608");
    assertThat(result.code()).isZero();
  }

  @Test
  void failsWithMistakes() throws IOException {
    assertThat(check(GOOD.replace("page }", "paeg }")).code()).isEqualTo(2);
    assertThat(check(GOOD.replace("page }", "paeg }"), "--json").code()).isEqualTo(2);
  }

  @Test
  void leavesNothingBehind() throws IOException {
    check(GOOD);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("pipeline.yaml"));
    }
  }

  @Test
  void refusesTwoFormats() throws IOException {
    Checking.Result result = check(GOOD, "--json", "--format", "sarif");
    assertThat(result.code()).isEqualTo(2);
    assertThat(check(GOOD, "--json", "--format", "json").code()).isZero();
  }

  @Test
  void wantsHouseRulesThatCanBeRead() throws IOException {
    Checking.Result result = check(GOOD, "--policy", "gone.yaml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("USAGE", "gone.yaml");
  }

  @Test
  void neverShowsSecretsInFull() throws IOException {
    String leaking = GOOD.replace("date", "PASSWORD=correct-horse echo AKIAABCDEFGHIJKLMNOP");
    for (String format : List.of("text", "json", "sarif")) {
      assertThat(check(leaking, "--format", format).out())
          .contains("KX609")
          .doesNotContain("correct-horse")
          .doesNotContain("AKIAABCDEFGHIJKLMNOP");
    }
  }

  @Test
  void isNotPartOfARunUnlessItIsVerbose() throws IOException {
    Files.writeString(
        folder.resolve("pipeline.yaml"), GOOD.replace("date", "echo ghp_" + "a1".repeat(20)));
    Checking checking = new Checking(folder);
    assertThat(checking.type("run", "--sandbox", "off").err()).doesNotContain("KX609");
    assertThat(checking.type("run", "--sandbox", "off", "--verbose").err()).contains("KX609");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "several-at-once.yaml",
        "cycle-of-three-and-one-below.yaml",
        "file-empty.yaml",
        "file-latin-1.yaml",
        "java-syntax-error.yaml",
        "too-many-stages.yaml",
        "stage-name-with-umlaut.yaml",
        "house-naming"
      })
  void writesWhatTheSchemaOfSarifAllows(String name) throws IOException {
    Checking checking = new Checking(MistakesTest.FOLDER);
    Checking.Result result =
        Files.isDirectory(MistakesTest.FOLDER.resolve(name))
            ? checking.type("check", name, "--format", "sarif", "--policy", name + "/house.yaml")
            : checking.type("check", name, "--format", "sarif");
    assertThat(result.out()).contains("\"ruleId\"");
    assertThat(schema().validate(result.out(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void writesSarifAlsoWhereNothingIsWrong() throws IOException {
    String sarif = check(GOOD, "--format", "sarif").out();
    assertThat(schema().validate(sarif, InputFormat.JSON)).isEmpty();
    assertThat(schema().validate(sarif.replace("2.1.0\",\"runs", "9\",\"runs"), InputFormat.JSON))
        .isNotEmpty();
  }

  /** The schema of OASIS itself; it comes with a library that is there for this test only. */
  private static Schema schema() throws IOException {
    try (InputStream in = CheckTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text, InputFormat.JSON);
    }
  }
}
