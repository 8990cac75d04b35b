package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.SeededExecutor;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that kills the engine takes other attempts with it, and must not fail them. */
class LostAttemptsTest {

  private static final int MAX_LOST = 5;

  @TempDir Path folder;

  @Test
  void taskThatKillsTheEngineFailsInTheEndAndNoOtherDoes() {
    Workshop shop = Notes.in(folder).executor(new SeededExecutor(3));
    for (int start = 1; start <= MAX_LOST + 1; start++) {
      kill(shop, "clean [b]");
      assertThatThrownBy(shop::run).as("start %s", start).hasMessageContaining("killed");
      shop.crash(Crash.PROCESS);
    }

    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.failures())
        .singleElement()
        .satisfies(cause -> assertThat(cause.task()).hasToString("clean [b]"))
        .satisfies(cause -> assertThat(cause.failure().kind()).isEqualTo(Failure.Kind.LOST));
    assertThat(report.tasks().get(TaskStatus.FAILED)).isEqualTo(1);
    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(4);
  }

  @Test
  void taskThatWasLostTooOftenRunsAloneAndThenTheOthersTogether() {
    Workshop shop = Notes.in(folder);
    for (int i = 0; i < 20; i++) {
      shop.file("notes/n" + i + ".txt", "N" + i);
    }
    for (int start = 1; start <= MAX_LOST; start++) {
      kill(shop, "clean [b]");
      assertThatThrownBy(shop::run).hasMessageContaining("killed");
      shop.crash(Crash.PROCESS);
    }
    AtomicInteger beside = new AtomicInteger(-1);
    shop.worker()
        .hook((order, _) -> {
          if (order.task().toString().equals("clean [b]")) {
            beside.set(shop.worker().inFlight() - 1);
          }
          return Optional.empty();
        });

    try (ThreadExecutor threads = new ThreadExecutor()) {
      assertThat(shop.executor(threads).run().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    assertThat(beside).hasValue(0);
  }

  private static void kill(Workshop shop, String task) {
    shop.worker()
        .hook((order, _) -> {
          if (order.task().toString().equals(task)) {
            throw new OutOfMemoryError("killed");
          }
          return Optional.empty();
        });
  }
}
