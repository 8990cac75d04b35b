package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An effect whose probe is asked before it acts again. */
class ProbeTest {

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
  void isNotAskedWhereNothingIsInDoubt() {
    assertThat(bench.result(perform(order("exit 3")))).isEqualTo("acted\n");
  }

  @Test
  void makesTheOutputsOfWhatActed() {
    String probe = "echo \"found $KX_KEY\" > \"$result\"";
    assertThat(bench.result(perform(order(probe).inDoubt())))
        .isEqualTo("found 00000000-0000-8000-8000-000000000000\n");
  }

  @Test
  void letsActWhatDidNot() {
    assertThat(bench.result(perform(order("exit 1").inDoubt()))).isEqualTo("acted\n");
  }

  @Test
  void leavesInDoubtWhatItDoesNotKnow() {
    Failure failure = Workbench.failure(perform(order("echo no idea; exit 7").inDoubt()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(failure.message())
        .contains("its probe says neither yes (exit code 0) nor no (1)", "no idea");
  }

  @Test
  void hasToMakeTheOutputs() {
    Failure failure = Workbench.failure(perform(order("true").inDoubt()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(failure.message()).startsWith("the effect acted, but ");
  }

  private WorkResult perform(WorkOrder order) {
    return bench.worker.perform(order, new StopSignal());
  }

  private WorkOrder order(String probe) {
    Stage stage =
        stage()
            .effect(
                new Effect(
                    Effect.Mode.ONCE, Effect.Unknown.PROBE, Optional.of(probe), Optional.empty()))
            .action(new Action.Shell("echo acted > \"$result\""))
            .build();
    WorkOrder plain = bench.order(stage, Map.of());
    return new WorkOrder(
        plain.task(),
        1,
        plain.fingerprint(),
        plain.stage(),
        List.of(),
        plain.inputs(),
        0,
        Optional.of(
            new WorkOrder.Act(
                new EventId(new UUID(0x8000, Long.MIN_VALUE)), "mails", new RunId("mails-1"))));
  }
}
