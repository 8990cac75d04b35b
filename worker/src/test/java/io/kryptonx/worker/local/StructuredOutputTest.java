package io.kryptonx.worker.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.task.Failure;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs with a schema, and outputs whose content is not of their type. */
class StructuredOutputTest {

  private static final String SCHEMA =
      """
      { "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object", "required": ["bad"],
        "properties": { "bad": { "$ref": "parts/count.json" }, "by": { "type": "string" } } }
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(folder, SandboxMode.OFF);
    bench.file("schemas/report.json", SCHEMA);
    bench.file("schemas/parts/count.json", "{\"type\": \"integer\", \"minimum\": 0}");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void isKeptInItsCanonicalForm() {
    Stage stage = stage("printf '{ \"by\": \"me\",\\n \"bad\": 3.0 }\\n' > \"$result\"");
    assertThat(bench.result(bench.perform(stage))).isEqualTo("{\"bad\":3,\"by\":\"me\"}");
  }

  @Test
  void isRejectedWithPathValueAndRule() {
    Failure failure =
        Workbench.failure(bench.perform(stage("echo '{\"bad\": -1, \"by\": 7}' > \"$result\"")));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
    assertThat(failure.message())
        .isEqualTo(
            """
            output 'result' (out/result.json) does not satisfy schemas/report.json:
              '/bad' is -1: must have a minimum value of 0 (minimum)
              '/by' is 7: integer found, string expected (type)\
            """);
  }

  @Test
  void isRejectedWhereItIsNoJson() {
    Failure failure = Workbench.failure(bench.perform(stage("echo '{\"bad\": }' > \"$result\"")));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
    assertThat(failure.message()).contains("has a schema and is no JSON").contains("line 1");
  }

  @Test
  void hasTheDigestOfItsSchemaInTheFingerprint() {
    Stage stage = stage("true");
    String before = part(stage);
    bench.file("schemas/report.json", SCHEMA.replace("\n", " ").replace("  ", " "));
    assertThat(part(stage)).isEqualTo(before).startsWith("application/json schema sha256:");
    bench.file("schemas/parts/count.json", "{\"type\": \"integer\", \"minimum\": 1}");
    assertThat(part(stage)).isNotEqualTo(before);
  }

  @Test
  void findsItsSchemaInTheFolderOfASubPipeline() {
    bench.file("clean/own.json", "{\"type\": \"object\"}");
    Stage stage =
        builder("echo '{}' > \"$result\"", "own.json")
            .scope(new Scope("clean", new TreeMap<>()))
            .build();
    assertThat(bench.result(bench.perform(stage))).isEqualTo("{}");
  }

  @Test
  void saysBeforeTheRunWhatIsWrongWithASchema() {
    assertThat(problem("{\"type\": \"objekt\"}").reason()).contains("is no JSON Schema: '/type'");
    assertThat(problem("{\"type\": ").reason()).contains("is no JSON");
    assertThat(problem("{\"$ref\": \"https://example.com/x.json\"}").reason())
        .contains("which is not beside it");
    assertThat(problem("{\"$ref\": \"../../x.json\"}").reason()).contains("outside the folder");
    assertThat(problem("{\"$ref\": \"gone.json\"}").code()).isEqualTo("KX505");
    assertThat(problem("{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}").fix())
        .contains("2020-12");
    Problem problem = problem("[]");
    assertThat(problem.code()).isEqualTo("KX512");
    assertThat(problem.place().pointer()).isEqualTo("stages.stage.out.result.schema");
  }

  @Test
  void isRejectedWhereItsContentIsOfAnotherType() {
    assertThat(sniffed("image/jpeg", "printf 'hello'"))
        .isEqualTo(
            "output 'result' (out/result.jpg) is declared image/jpeg and does not begin like one;"
                + " make image/jpeg, or declare another type");
    assertThat(sniffed("image/jpeg", "printf '\\x89PNG\\r\\n\\x1a\\n'"))
        .endsWith("begins like image/png; declare image/png, or make image/jpeg");
    assertThat(sniffed("text/plain", "printf 'a\\0b'")).contains("holds a NUL byte");
    assertThat(sniffed("text/csv", "printf '%%PDF-1.7'")).contains("begins like application/pdf");
    assertThat(sniffed("application/json", "printf 'hello'"))
        .contains("does not begin like a JSON value");
    assertThat(sniffed("image/png", "true")).contains("is empty");
  }

  private String sniffed(String type, String command) {
    Stage stage =
        Stage.named("stage")
            .out(Output.of("result", MediaType.parse(type)))
            .action(new Action.Shell(command + " > \"$result\""))
            .build();
    Failure failure = Workbench.failure(bench.perform(stage));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
    return failure.message();
  }

  private Problem problem(String schema) {
    bench.file("schemas/report.json", schema);
    List<Problem> problems = bench.problems(stage("true"));
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private String part(Stage stage) {
    return bench.prepare(stage).key().stream()
        .filter(part -> part.name().equals("output result"))
        .map(KeyPart::value)
        .findFirst()
        .orElseThrow();
  }

  private static Stage stage(String command) {
    return builder(command, "schemas/report.json").build();
  }

  private static Stage.Builder builder(String command, String schema) {
    return Stage.named("stage")
        .out(new Output("result", MediaType.JSON, false, Optional.of(schema)))
        .action(new Action.Shell(command));
  }
}
