package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.TEXT;
import static io.kryptonx.worker.Workbench.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.Validation;
import io.kryptonx.model.pipeline.Validation.Severity;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions of stages: as what they do, as conditions, as what has to hold. */
class ExpressionStageTest {

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
  void makeATextOfTheFieldsOfAJsonInput() {
    Stage stage = expr(TEXT, "'(no preview: ' + failure.kind + ')'").in(input("failure")).build();
    WorkResult result =
        bench.perform(stage, Map.of("failure", json("{\"kind\":\"permanent\",\"attempts\":1}")));
    assertThat(bench.result(result)).isEqualTo("(no preview: permanent)");
    assertThat(bench.root).isEmptyDirectory();
  }

  @Test
  void makeCanonicalJson() {
    bench.param("rate", Parameter.Type.NUMBER, "2.50");
    Stage stage =
        expr(MediaType.JSON, "{'b': params.rate, 'a': [photo.size, null], 'n': size(pages)}")
            .in(input("photo"))
            .in(Input.collected("pages", new AssetRef("pages", "pages")))
            .build();
    WorkResult result =
        bench.perform(
            stage,
            Map.of("photo", bench.snapshot(TEXT, "abc"), "pages", bench.members(TEXT, "a", "b")));
    assertThat(bench.result(result)).isEqualTo("{\"a\":[3,null],\"b\":2.5,\"n\":2}");
  }

  @Test
  void seeTypeDigestAndRowsOfOtherContent() {
    Snapshot table = bench.snapshot(MediaType.parse("text/csv"), "id,name\n1,\"a\nb\"\n2,c\n");
    Stage stage =
        expr(TEXT, "t.type + ' ' + string(t.rows) + ' ' + t.digest").in(input("t")).build();
    assertThat(bench.result(bench.perform(stage, Map.of("t", table))))
        .isEqualTo("text/csv 2 " + table.digest().hex());
  }

  @Test
  void seeNothingAsNull() {
    Stage stage = expr(TEXT, "title == null ? 'untitled' : title.name").in(input("title")).build();
    assertThat(bench.result(bench.perform(stage, Map.of("title", InputValue.Absent.ABSENT))))
        .isEqualTo("untitled");
    assertThat(bench.result(bench.perform(stage, Map.of("title", json("{\"name\":\"A\"}")))))
        .isEqualTo("A");
  }

  @Test
  void seeTheItemOnceTheySaySo() {
    Stage stage = expr(TEXT, "item + ' of ' + dimensions.album").reads(Set.of(Read.ITEM)).build();
    WorkOrder order =
        bench.order(
            bench.prepare(stage), Item.of("cats", "tom"), List.of("album", "photo"), Map.of());
    assertThat(bench.result(bench.worker.perform(order, new io.kryptonx.worker.StopSignal())))
        .isEqualTo("cats::tom of cats");
    Problem problem = bench.problems(expr(TEXT, "item").build()).getFirst();
    assertThat(problem.fix()).isEqualTo("declare it: reads: [item]");
  }

  @Test
  void failWhereTheTypeCannotHoldTheValue() {
    assertThat(failure(expr(TEXT, "[1, 2]"))).contains("declare application/json");
    assertThat(failure(expr(MediaType.parse("image/png"), "'x'"))).contains("makes text or JSON");
    assertThat(failure(expr(MediaType.JSON, "1.0 / 0.0"))).contains("Infinity");
    assertThat(failure(expr(TEXT, "string(1 / (1 - 1))"))).contains("by zero");
  }

  @Test
  void areMistakesBeforeTheRunWhereTheyDoNotFit() {
    bench.param("width", Parameter.Type.INTEGER, "320");
    Problem problem = bench.problems(expr(TEXT, "string(params.widht)").build()).getFirst();
    assertThat(problem.code()).isEqualTo("KX511");
    assertThat(problem.place().pointer()).isEqualTo("stages.stage.expr");
    assertThat(problem.message()).isEqualTo("the expression cannot be used, at character 8");
    assertThat(problem.reason()).isEqualTo("there is no 'params.widht'");
    assertThat(problem.fix()).isEqualTo("did you mean 'params.width'?");
    Stage twice =
        command("true")
            .when("params.width")
            .validations(List.of(error("result.size"), error("nothing > 1")))
            .build();
    assertThat(bench.problems(twice))
        .extracting(each -> each.place().pointer())
        .containsExactly("stages.stage.when", "stages.stage.validate.1.expr");
  }

  @Test
  void namedParametersArePartOfTheFingerprintOnlyWhereTheyCount() {
    bench.param("a", "1").param("b", "2").param("c", "3");
    Stage stage =
        expr(TEXT, "params.a")
            .when("params.b == '2'")
            .validations(List.of(new Validation("params.c == '3'", "words", Severity.WARNING)))
            .build();
    assertThat(bench.prepare(stage).key())
        .extracting(KeyPart::name)
        .containsExactly(
            "action", "expr", "format", "output result", "param a", "param c", "validate 1");
    assertThat(bench.prepare(stage).key())
        .contains(new KeyPart("validate 1", "warning params.c == '3'"));
  }

  @Test
  void ofSubPipelinesSeeTheirOwnParameters() {
    bench.param("outer", Parameter.Type.INTEGER, "7");
    Stage stage =
        expr(TEXT, "string(params.inner + 1) + params.word")
            .scope(
                new Scope(
                    "clean",
                    new TreeMap<>(
                        Map.of(
                            "inner", new Argument.OfParameter("outer"),
                            "word", new Argument.Literal("x")))))
            .build();
    assertThat(bench.result(bench.perform(stage))).isEqualTo("8x");
    assertThat(bench.prepare(stage).key()).contains(new KeyPart("param inner", "7"));
  }

  @Test
  void decideWhetherATaskIsDone() {
    Stage stage = command("true").in(input("report")).when("report.bad == 0").build();
    assertThat(verdict(stage, json("{\"bad\":0}"))).isEqualTo(new Verdict.Decided(true));
    assertThat(verdict(stage, json("{\"bad\":1}"))).isEqualTo(new Verdict.Decided(false));
    assertThat(verdict(stage, json("{\"good\":1}")))
        .isEqualTo(
            new Verdict.Undecidable(
                "when: report.bad == 0 has no value: there is no 'bad' (at character 7); correct"
                    + " the name, or ask first with has(…) or in (report.bad = nothing)"));
    Snapshot lost = new Snapshot(MediaType.JSON, 3, Digest.of(new byte[] {1}));
    assertThat(verdict(stage, lost)).isEqualTo(new Verdict.Lost(List.of(lost.digest())));
  }

  @Test
  void rejectOutputsForWhichTheyDoNotHold() {
    Stage stage =
        Stage.named("stage")
            .in(input("limit"))
            .out(Output.of("report", MediaType.JSON))
            .action(new Action.Shell("echo '{\"bad\": 3, \"good\": 100}' > \"$report\""))
            .validations(
                List.of(
                    new Validation(
                        "report.bad * 100 <= report.good", "more than 1 % bad", Severity.ERROR),
                    new Validation("report.bad < limit.size", "many", Severity.WARNING)))
            .build();
    WorkResult result = bench.perform(stage, Map.of("limit", bench.snapshot(TEXT, "ab")));
    assertThat(Workbench.failure(result))
        .isEqualTo(
            new Failure(
                Failure.Kind.REJECTED,
                "more than 1 % bad: report.bad * 100 <= report.good does not hold (report.bad = 3,"
                    + " report.good = 100)"));
  }

  @Test
  void tellWhatIsOnlyAWarning() {
    Stage stage =
        command("echo long > \"$result\"")
            .validations(List.of(new Validation("result.size < 3", "long", Severity.WARNING)))
            .build();
    WorkResult result = bench.perform(stage);
    assertThat(result.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(result.stats().warnings())
        .containsExactly("long: result.size < 3 does not hold (result.size = 5)");
  }

  private Verdict verdict(Stage stage, Snapshot report) {
    return bench.worker.condition(bench.order(stage, Map.of("report", report)));
  }

  private String failure(Stage.Builder stage) {
    return Workbench.failure(bench.perform(stage.build())).message();
  }

  private Snapshot json(String text) {
    return bench.snapshot(MediaType.JSON, text);
  }

  private static Validation error(String expression) {
    return new Validation(expression, "", Severity.ERROR);
  }

  private static Stage.Builder command(String text) {
    return Workbench.stage().action(new Action.Shell(text));
  }

  private static Stage.Builder expr(MediaType type, String text) {
    return Stage.named("stage").out(Output.of("result", type)).action(new Action.Expression(text));
  }
}
