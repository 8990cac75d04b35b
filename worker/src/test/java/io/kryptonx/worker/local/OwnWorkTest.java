package io.kryptonx.worker.local;

import static io.kryptonx.worker.Workbench.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Split.Cut;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.TableFormat;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that cut tables. */
class OwnWorkTest {

  private static final MediaType CSV = MediaType.parse("text/csv");

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
  void makesAnItemOfEachPart() {
    WorkResult result = split(stage().build(), "id,v\n1,a\n2,b\n3,c\n");
    assertThat(bench.members(bench.outputs(result).get("part")))
        .allSatisfy(part -> {
          assertThat(part.item().text()).matches("[0-3]");
          assertThat(part.snapshot().type()).isEqualTo(CSV);
          assertThat(bench.text(part.snapshot())).startsWith("id,v\n");
        });
    assertThat(bench.root).isEmptyDirectory();
  }

  @Test
  void failsNamingTheLineThatIsMalformed() {
    Failure failure = Workbench.failure(split(stage().build(), "id,v\n1,a\n2\n"));
    assertThat(failure)
        .isEqualTo(
            new Failure(
                Failure.Kind.PERMANENT,
                "input 'rows' is no csv: line 3 has 1 fields, and the header has 2; correct what"
                    + " makes it"));
  }

  @Test
  void endsWhenItsTimeIsUpOrItIsToldTo() {
    Stage late = stage().timeout(Duration.ofNanos(1)).build();
    assertThat(Workbench.failure(split(late, "id\n" + "1\n".repeat(100_000))).kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
    StopSignal stop = new StopSignal();
    stop.give();
    WorkResult stopped =
        bench.worker.perform(
            bench.order(stage().build(), Map.of("rows", bench.snapshot(CSV, "id\n1\n"))), stop);
    assertThat(stopped.outcome()).isEqualTo(new Outcome.Stopped());
  }

  @Test
  void hasWhatIsCutByInItsFingerprint() {
    assertThat(bench.prepare(stage().build()).key())
        .extracting(part -> part.name() + "=" + part.value())
        .containsExactly(
            "action=split", "format=1", "output part=text/csv each", "split=csv rows by id into 4");
  }

  private WorkResult split(Stage stage, String table) {
    return bench.perform(stage, Map.of("rows", bench.snapshot(CSV, table)));
  }

  private static Stage.Builder stage() {
    return Stage.named("parts")
        .in(input("rows"))
        .out(new Output("part", CSV, true))
        .action(new Action.Split("rows", TableFormat.CSV, new Cut.ByColumn("id", 4)));
  }
}
