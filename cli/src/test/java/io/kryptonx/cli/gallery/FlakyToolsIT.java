package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RedriveRequest;
import io.kryptonx.engine.RedriveRequest.Revision;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.dead.LetterQuery;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that fail for a while, hang, and fail for good: what is made is what a calm day makes.
 * {@code scripts/flaky-test} does the same with 500 of them.
 */
final class FlakyToolsIT {

  private static final int ITEMS = 60;

  @TempDir Path folder;
  private Path faults;

  @BeforeEach
  void copy() throws IOException {
    Workspace pipeline =
        Workspace.ofFolder(Path.of("src", "test", "pipelines", "flaky"), folder.resolve("flaky"));
    for (int i = 0; i < ITEMS; i++) {
      pipeline.write("texts/t%03d.txt".formatted(i), "t%03d\n".formatted(i));
    }
    faults = Files.createDirectories(folder.resolve("faults"));
  }

  @Test
  void givesWhatACalmDayGivesAndTheRestAfterItsCauseIsGone() throws IOException {
    RunReport calm = run("calm");
    Map<String, Snapshot> made = made("calm");
    assertThat(calm.status()).isEqualTo(RunStatus.SUCCEEDED);
    lay();

    RunReport run = run("store");

    assertThat(run.status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.tasks())
        .containsEntry(TaskStatus.FAILED, 2)
        .containsEntry(TaskStatus.BLOCKED, 3)
        .containsEntry(TaskStatus.RAN, 2 * (ITEMS - 2));
    assertThat(made("store")).hasSize(ITEMS - 2);
    assertThat(made).containsAllEntriesOf(made("store"));
    assertThat(letters())
        .extracting(letter -> letter.letter().task() + " " + letter.letter().failure().kind())
        .containsExactly("work [t010] PERMANENT", "work [t050] " + Failure.Kind.PERMANENT);
    Files.delete(faults.resolve("t010"));
    Files.delete(faults.resolve("t050"));
    RunReport redriven = redrive();
    assertThat(redriven.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(redriven.digest()).isEqualTo(calm.digest());
    assertThat(redriven.tasks()).containsEntry(TaskStatus.RAN, 5);
    assertThat(letters()).isEmpty();
  }

  /** A third fails once or twice, some hang once, two fail for good. */
  private void lay() throws IOException {
    for (int i = 0; i < ITEMS; i += 3) {
      lay(i, "transient " + (1 + i % 2));
    }
    lay(10, "permanent 0");
    lay(11, "hang 1");
    lay(31, "hang 1");
    lay(50, "permanent 0");
  }

  private void lay(int item, String fault) throws IOException {
    Files.writeString(faults.resolve("t%03d".formatted(item)), fault + "\n");
  }

  private RunReport run(String store) {
    try (Engine engine = open(store)) {
      return engine.run(RunRequest.everything(), new RunObserver() {});
    }
  }

  private RunReport redrive() {
    try (Engine engine = open("store")) {
      return engine
          .redrive(
              new RedriveRequest(LetterQuery.OPEN, Revision.CURRENT, Duration.ofMillis(5)),
              new RunObserver() {})
          .orElseThrow();
    }
  }

  private List<DeadLetterReport> letters() {
    try (Engine engine = open("store")) {
      return engine.deadLetters().list(LetterQuery.OPEN);
    }
  }

  /** What the commands made, by item. */
  private Map<String, Snapshot> made(String store) {
    Map<String, Snapshot> made = new TreeMap<>();
    try (Engine engine = open(store)) {
      for (AssetReport.Entry entry :
          engine.show("work", Optional.empty(), Optional.empty()).entries()) {
        entry.snapshot().ifPresent(snapshot -> made.put(entry.item().text(), snapshot));
      }
    }
    return made;
  }

  private Engine open(String store) {
    return EmbeddedEngine.open(
        new EngineConfig(
            folder.resolve("flaky"),
            Optional.empty(),
            Optional.of(folder.resolve(store)),
            4,
            EngineConfig.Sandbox.OFF,
            EngineConfig.Access.WRITE,
            name -> name.equals("FAULTS") ? Optional.of(faults.toString()) : Optional.empty()));
  }
}
