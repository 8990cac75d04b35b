package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({"SUCCEEDED,0", "FAILED,1", "CANCELLED,130", "WAITING,4", "OPEN,1", "SUPERSEDED,1"})
  void tellsHowTheRunEnded(RunStatus status, int code) {
    CliHarness harness = new CliHarness();
    RunReport report = Samples.succeeded();
    harness.engine.report =
        new RunReport(
            report.run(),
            report.pipeline(),
            report.revision(),
            report.digest(),
            status,
            report.tasks(),
            report.stages(),
            report.durationMillis(),
            report.published(),
            List.of());
    assertThat(harness.run("run").code()).isEqualTo(code);
    assertThat(harness.run("run", "--json").code()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void isThatOfTheError(ErrorCode code) {
    CliHarness harness = new CliHarness();
    harness.engine.failure = Optional.of(new KryptonxException(code, "it went wrong"));
    CliHarness.Result result = harness.run("run");
    assertThat(result.code()).isEqualTo(code.exitCode()).isIn(1, 2, 3, 130);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error " + code.name() + "  it went wrong\n");
  }

  @Test
  void isThreeForBugs() {
    CliHarness harness = new CliHarness();
    harness.engine.failure = Optional.of(new InvariantViolation("it cannot be"));
    CliHarness.Result result = harness.run("run");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("it cannot be", "report").doesNotContain("\tat ");
    assertThat(harness.run("run", "--debug-trace").err()).contains("\tat io.kryptonx");
    harness.environment.put("KRYPTONX_DEBUG_TRACE", "1");
    assertThat(harness.run("run").err()).contains("\tat io.kryptonx");
  }

  @Test
  void isThreeForWantOfMemoryWithAWayOn() {
    CliHarness harness = new CliHarness();
    harness.engine.failure =
        Optional.of(new IllegalStateException("a task broke", new OutOfMemoryError("heap")));
    CliHarness.Result result = harness.run("run");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .startsWith("error ENVIRONMENT  there is more to hold than the ")
        .contains("KRYPTONX_JAVA_OPTS=-Xmx")
        .doesNotContain("bug");
  }

  @Test
  void isOneWhereSomethingWouldRunThatMustNot() {
    CliHarness harness = new CliHarness();
    assertThat(harness.run("plan").code()).isZero();
    assertThat(harness.run("plan", "--require-cached").code()).isEqualTo(1);
    harness.engine.plan = Samples.planOfNothing();
    assertThat(harness.run("plan", "--require-cached").code()).isZero();
  }

  @Test
  void isThatOfTheCommandThatDebugExecutes() {
    CliHarness harness = new CliHarness();
    assertThat(harness.run("debug", "thumbnail", "ada", "--exec", "--out", "target").code())
        .isEqualTo(7);
  }
}
