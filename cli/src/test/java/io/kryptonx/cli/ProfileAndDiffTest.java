package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileAndDiffTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void here() {
    harness.folder = folder;
  }

  private List<String> asked() {
    return harness.engine.insights.asked;
  }

  @Test
  void diffTakesTheTwoLatestRunsWhereNoneAreNamed() {
    harness.run("diff");
    harness.run("diff", "1");
    harness.run("diff", "1", "gallery-2", "--details", "50");
    harness.run("diff", "--stat");
    assertThat(asked())
        .containsExactly(
            "diff gallery-2 gallery-3 5",
            "diff gallery-1 gallery-3 5",
            "diff gallery-1 gallery-2 50",
            "diff gallery-2 gallery-3 0");
  }

  @Test
  void diffEndsWithOneWhereAssetsDiffer() {
    assertThat(harness.run("diff").code()).isEqualTo(1);
    DiffReport diff = harness.engine.insights.diff;
    harness.engine.insights.diff =
        new DiffReport(
            diff.before(),
            diff.after(),
            diff.params(),
            diff.definition(),
            List.of(new NodeDiff("photos", 11, 0, 0, 0, List.of())));
    CliHarness.Result equal = harness.run("diff");
    assertThat(equal.code()).isZero();
    assertThat(equal.out()).startsWith("gallery-2 and gallery-3 hold the same\n");
  }

  @Test
  void diffNeedsTwoRuns() {
    harness.engine.insights.latest = List.of(new RunId("gallery-1"));
    assertThat(harness.run("diff").err()).contains("there is only gallery-1");
    harness.engine.insights.latest = List.of();
    assertThat(harness.run("diff", "1").err()).contains("there is none yet");
    assertThat(harness.run("diff", "1", "2", "3", "4").code()).isEqualTo(2);
    assertThat(harness.run("diff", "--details", "-1").code()).isEqualTo(2);
  }

  @Test
  void aPipelineMayComeBeforeTheRun() throws Exception {
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/pipeline.yaml"), "");
    harness.run("profile", "a/b", "2");
    assertThat(harness.engine.config.orElseThrow().definition().toString()).endsWith("a/b");
    assertThat(asked()).containsExactly("profile Optional[gallery-2]");
  }

  @Test
  void aTraceHasEachAttemptOnALaneOfItsOwn() throws Exception {
    CliHarness.Result result = harness.run("profile", "--trace", "run.json");
    assertThat(result.out()).isEqualTo("wrote run.json\n");
    JsonNode trace = JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
    Map<String, Long> lanes = new HashMap<>();
    int attempts = 0;
    for (JsonNode event : trace.get("traceEvents")) {
      if (event.get("ph").stringValue().equals("X") && event.get("pid").intValue() == 1) {
        attempts++;
        String lane = event.get("tid").toString();
        long start = event.get("ts").longValue();
        assertThat(lanes.getOrDefault(lane, 0L)).isLessThanOrEqualTo(start);
        lanes.put(lane, start + event.get("dur").longValue());
      }
    }
    assertThat(attempts).isEqualTo(4);
    assertThat(lanes).hasSize(2);
    Golden.check("trace.json", Pretty.json(Files.readString(folder.resolve("run.json"))));
  }

  @Test
  void aTraceReplacesOnlyAnEarlierTrace() throws Exception {
    harness.run("profile", "--trace", "run.json");
    assertThat(harness.run("profile", "--trace", "run.json").code()).isZero();
    Files.writeString(folder.resolve("run.json"), "{}");
    assertThat(harness.run("profile", "--trace", "run.json").code()).isEqualTo(2);
  }

  @Test
  void aProfileOfVeryManyStagesShowsThoseThatWorkedLongest() {
    ProfileReport few = harness.engine.insights.profile;
    List<StageTimes> stages =
        IntStream.range(0, 300)
            .mapToObj(i ->
                new StageTimes(
                    "s" + i, Map.of(TaskStatus.RAN, 1), 1, 0, i * 10L, 1, 1, Optional.empty()))
            .toList();
    harness.engine.insights.profile =
        new ProfileReport(
            few.run(),
            few.status(),
            few.started(),
            few.elapsedMillis(),
            few.downMillis(),
            few.load(),
            stages,
            few.misses(),
            few.criticalPath(),
            few.spans());

    assertThat(harness.run("profile").out())
        .contains("\ns200 ", "\ns299 ", "… and 200 more stages, which worked no longer")
        .doesNotContain("\ns199 ");
  }
}
