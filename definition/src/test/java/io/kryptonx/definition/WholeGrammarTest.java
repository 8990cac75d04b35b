package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Constraints;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Resources;
import io.kryptonx.model.pipeline.Retention;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.pipeline.Validation;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code good/whole.yaml} says, which has every key that the gallery does without. */
class WholeGrammarTest {

  private final Definition definition =
      Definition.load(Path.of("src/test/resources/good/whole.yaml"));
  private final Pipeline pipeline = definition.pipeline().orElseThrow();

  @Test
  void hasWarningsForOlderSpellingsOnly() {
    assertThat(definition.problems())
        .extracting(Problem::code, Problem::severity, Problem::fix)
        .containsExactly(
            tuple("KX109", Severity.WARNING, "write rerun: when_changed"),
            tuple("KX109", Severity.WARNING, "write rerun: never"));
    assertThat(definition.broken()).isEmpty();
  }

  @Test
  void hasLabelsPoolsAndRetention() {
    assertThat(pipeline.labels())
        .isEqualTo(
            new Labels(
                Optional.of("Every key that the gallery does without."),
                Optional.of("media"),
                Optional.of(Criticality.MISSION_CRITICAL),
                new TreeSet<>(Set.of("nightly", "images")),
                Optional.empty()));
    assertThat(pipeline.pools()).isEqualTo(Map.of("gpu", 2, "llm", 1));
    assertThat(pipeline.retention())
        .isEqualTo(new Retention(OptionalInt.of(20), Optional.of(Duration.ofDays(30))));
  }

  @Test
  void hasParametersWithConstraints() {
    assertThat(parameter("day").pattern()).contains("\\d{4}-\\d{2}-\\d{2}");
    assertThat(parameter("size").choices()).containsExactly("small", "large");
    assertThat(parameter("level").min()).contains(BigDecimal.ONE);
    assertThat(parameter("level").max()).contains(BigDecimal.TEN);
    assertThat(parameter("ratio").min()).contains(new BigDecimal("0.5"));
  }

  @Test
  void hasFilesWithGlobs() {
    Source.Files photos = (Source.Files) source("photos");
    assertThat(photos.include()).containsExactly("photos/2024/**");
    assertThat(photos.exclude()).containsExactly("**/*.draft.jpg", "photos/old/**");
  }

  @Test
  void hasTablesAndTrees() {
    assertThat(source("orders"))
        .isEqualTo(
            new Source.Table(
                "orders",
                TableFormat.CSV,
                "README.md",
                List.of(new Source.Table.Key("id", "row.id")),
                false));
    assertThat(source("clips"))
        .isEqualTo(
            new Source.Table(
                "clips",
                TableFormat.JSONL,
                "README.md",
                List.of(
                    new Source.Table.Key("album", "row.album"),
                    new Source.Table.Key("clip", "row.file.replace('.txt', '')")),
                true));
    assertThat(source("fonts")).isEqualTo(new Source.Tree("fonts", "stages"));
  }

  @Test
  void hasActionSources() {
    Stage export = ((Source.Command) source("export")).stage();
    assertThat(export.action())
        .isEqualTo(new Action.Shell("./scripts/sheet.sh \"$day\"", List.of("bash", "-eu")));
    assertThat(export.outputs().values())
        .containsExactly(Output.of("export", MediaType.parse("text/csv")));
    assertThat(export.params()).containsExactly("day");
    assertThat(export.files()).containsExactly("scripts/sheet.sh");
    assertThat(export.secrets()).containsExactly("API_TOKEN");
    assertThat(source("listing").type()).isEqualTo(MediaType.parse("text/plain"));
    assertThat(source("rates"))
        .isEqualTo(
            new Source.Http(
                "rates",
                "https://example.com/rates.json?day=${day}",
                new TreeMap<>(
                    Map.of("Accept-Language", "en", "Authorization", "Bearer ${API_TOKEN}")),
                List.of("day"),
                List.of("API_TOKEN"),
                Optional.of(Duration.ofSeconds(30)),
                MediaType.JSON));
    assertThat(source("page").type()).isEqualTo(MediaType.parse("text/html"));
  }

  @Test
  void hasExpressionsAndSplits() {
    assertThat(stage("placeholder").action())
        .isEqualTo(
            new Action.Expression("'(no preview: ' + failure.kind + ', ' + params.size + ')'"));
    assertThat(stage("placeholder").params()).containsExactly("size");
    assertThat(stage("parts").action())
        .isEqualTo(
            new Action.Split("rows", TableFormat.CSV, new Action.Split.Cut.ByColumn("id", 16)));
    assertThat(stage("chunks").action())
        .isEqualTo(
            new Action.Split("rows", TableFormat.JSONL, new Action.Split.Cut.BySize(1 << 20)));
  }

  @Test
  void hasTheRulesOfAStage() {
    Stage render = stage("render");
    assertThat(render.when()).contains("photo.size > 0 && params.level > 1");
    assertThat(render.params()).containsExactly("level");
    assertThat(render.rerun()).isEqualTo(new Rerun.After(Duration.ofDays(7)));
    assertThat(render.platform()).contains("linux/amd64");
    assertThat(render.renamedFrom()).contains("draw");
    assertThat(render.dependsOn()).containsExactly("parts");
    assertThat(stage("book").dependsOn()).containsExactly("chunks", "parts");
    assertThat(render.resources())
        .isEqualTo(
            new Resources(
                OptionalInt.of(4),
                Optional.of("llm"),
                OptionalLong.of(2L << 30),
                OptionalInt.of(500)));
    assertThat(stage("either").rerun()).isEqualTo(Rerun.NEVER);
    assertThat(stage("book").validations())
        .containsExactly(
            new Validation(
                "report.bad == 0",
                "this does not hold: report.bad == 0",
                Validation.Severity.ERROR),
            new Validation("report.good > params.level", "too few", Validation.Severity.WARNING));
  }

  @Test
  void hasDefaultsWhereAStageDoesNotSayOtherwise() {
    Stage render = stage("render");
    assertThat(render.timeout()).contains(Duration.ofMinutes(10));
    assertThat(render.retry())
        .isEqualTo(
            new Retry(
                OptionalInt.of(4),
                new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 1500, 0),
                List.of("3", "ConnectException"),
                List.of("timed_out")));
    assertThat(stage("chunks").retry()).isEqualTo(new Retry(3));
    assertThat(render.env()).isEqualTo(Map.of("LEVEL", "1", "MODE", "slow"));
    assertThat(((Action.Shell) render.action()).shell()).containsExactly("sh", "-eu");
    assertThat(render.labels().tags()).containsExactly("slow");
    assertThat(render.labels().owner()).contains("pages");
    assertThat(stage("parts").labels().owner()).contains("media");
    assertThat(stage("parts").env()).as("a split starts nothing").isEmpty();
    assertThat(stage("book").retry()).isEqualTo(new Retry(1));
    assertThat(stage("book").timeout()).contains(Duration.ofHours(1));
  }

  @Test
  void hasInputsOfEachForm() {
    AssetRef page = new AssetRef("render", "page");
    AssetRef placeholder = new AssetRef("placeholder", "page");
    Input either = input("either", "page");
    assertThat(either.from()).containsExactly(page, placeholder);
    assertThat(input("placeholder", "failure").from())
        .containsExactly(new AssetRef("render", "failed"));
    assertThat(input("render", "photo").match()).isEqualTo(Input.Match.REQUIRED);
    assertThat(input("chunks", "rows").type()).contains(MediaType.parse("text/plain"));
    Input pages = input("book", "pages");
    assertThat(pages.from()).containsExactly(page, placeholder);
    assertThat(pages.collect()).isEqualTo(new Input.Collect.To("album"));
    assertThat(pages.partial()).isTrue();
    assertThat(input("book", "all").collect()).isEqualTo(Input.Collect.ALL);
    assertThat(input("book", "some").collect()).isEqualTo(Input.Collect.LAST);
  }

  @Test
  void hasOutputsWithSchemasAndTrees() {
    assertThat(stage("book").outputs().values())
        .containsExactly(
            new Output("report", MediaType.JSON, false, Optional.of("stages/report.json")));
    assertThat(stage("render").outputs().get("pages"))
        .isEqualTo(new Output("pages", MediaType.TREE, false));
  }

  @Test
  void publishesASetThatIsSwapped() {
    assertThat(pipeline.swap()).contains("out");
    assertThat(pipeline.publish())
        .containsExactly(
            new Publication(
                PathPattern.parsePublished("out/{params.day}/{album}.json"),
                new AssetRef("book", "report"),
                true),
            new Publication(
                PathPattern.parse("out/{album}/{photo}.txt"),
                new AssetRef("placeholder", "page"),
                false));
  }

  private Stage stage(String name) {
    return Optional.ofNullable(pipeline.stages().get(name)).orElseThrow();
  }

  private Input input(String stage, String name) {
    return Optional.ofNullable(stage(stage).inputs().get(name)).orElseThrow();
  }

  private Source source(String name) {
    return Optional.ofNullable(pipeline.sources().get(name)).orElseThrow();
  }

  private Constraints parameter(String name) {
    return Optional.ofNullable(pipeline.params().get(name)).orElseThrow().constraints();
  }
}
