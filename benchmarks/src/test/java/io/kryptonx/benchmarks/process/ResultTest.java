package io.kryptonx.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultTest {

  @TempDir Path folder;

  @Test
  void medianIsTheMiddleOne() {
    assertThat(Result.median(DoubleStream.of(3, 1, 2))).isEqualTo(2);
    assertThat(Result.median(DoubleStream.of(4, 1, 2, 3))).isEqualTo(2.5);
  }

  @Test
  void ratiosAreOfTheSameRound() {
    // The machine was slow in the second round: that is no ratio of 4.
    Result result = result(List.of(1.0, 4.0, 1.0), List.of(2.0, 8.0, 2.0));
    assertThat(result.ratio(0)).isEqualTo(1);
    assertThat(result.ratio(1)).isEqualTo(2);
  }

  @Test
  void isToldAsTextAndAsJson() {
    Result result = result(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0));
    assertThat(result.text())
        .contains("W0  nothing, 7", "reference", "2.000 s  (1.000 to 3.000)", "peak 2 MiB");
    JsonNode json = JsonMapper.shared().readTree(result.json());
    assertThat(json.path("workload").asString()).isEqualTo("W0");
    assertThat(json.path("subjects").path(1).path("subject").asString()).isEqualTo("kryptonx");
    assertThat(json.path("subjects").path(1).path("median_seconds").asDouble()).isEqualTo(2);
    assertThat(json.path("subjects").path(1).path("peak_kib").asLong()).isEqualTo(2048);
  }

  @Test
  void aProgramIsTimedAndOneThatFailsIsNoSample() throws Exception {
    assertThat(Timed.run(folder, List.of("/bin/sh", "-c", "exit 0")).seconds()).isPositive();
    assertThatThrownBy(() -> Timed.run(folder, List.of("/bin/sh", "-c", "echo why; exit 3")))
        .hasMessageContaining("ended with 3")
        .hasMessageContaining("why");
  }

  @Test
  void aWorkloadHasAReferenceAndUs() throws Exception {
    Workloads workloads = new Workloads(folder, new Programs(Path.of("kryptonx")), 0.001);
    for (String name : List.of("W1c", "W1j", "W2", "W8")) {
      Workload workload = workloads.make(name);
      assertThat(workload.name()).isEqualTo(name);
      assertThat(workload.subjects()).as(name).hasSizeGreaterThan(1);
      assertThat(workload.size()).as(name).isPositive();
    }
  }

  private static Result result(List<Double> reference, List<Double> other) {
    List<Subject> subjects =
        List.of(new Subject("reference", _ -> sample(1)), new Subject("kryptonx", _ -> sample(1)));
    return new Result(
        new Workload("W0", "nothing", 7, subjects),
        List.of(
            reference.stream().map(ResultTest::sample).toList(),
            other.stream().map(ResultTest::sample).toList()));
  }

  private static Sample sample(double seconds) {
    return new Sample(seconds, 2048);
  }
}
