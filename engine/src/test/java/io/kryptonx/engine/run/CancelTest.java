package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.Engine;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.SeededExecutor;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.worker.WorkResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void endsTheRunInWhateverAttemptItIsAskedFor(int attempt) {
    Workshop shop = Notes.in(folder).executor(new SeededExecutor(attempt));
    Engine engine = shop.engine();
    AtomicInteger count = new AtomicInteger();
    shop.worker()
        .hook((_, _) -> {
          if (count.incrementAndGet() == attempt) {
            engine.cancel();
          }
          return Optional.empty();
        });

    RunReport report = engine.run(RunRequest.everything(), shop.observer());

    assertThat(report.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(report.tasks().get(TaskStatus.CANCELLED)).isPositive();
    assertThat(shop.memory().journal().header(report.run()).orElseThrow().status())
        .isEqualTo(RunStatus.CANCELLED);
    assertThat(shop.journal(report.run())).isEqualTo(shop.durable());
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void stopsAttemptsInFlight() {
    Workshop shop = Notes.in(folder);
    AtomicInteger stopped = new AtomicInteger();
    try (ThreadExecutor threads = new ThreadExecutor()) {
      Engine engine = shop.executor(threads).engine();
      CountDownLatch allBegun = new CountDownLatch(3);
      shop.worker()
          .hook((_, stop) -> {
            CountDownLatch ended = new CountDownLatch(1);
            try (var _ = stop.onStop(ended::countDown)) {
              allBegun.countDown();
              allBegun.await();
              engine.cancel();
              ended.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            stopped.incrementAndGet();
            return Optional.of(new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
          });

      RunReport report = engine.run(RunRequest.everything(), shop.observer());

      assertThat(report.status()).isEqualTo(RunStatus.CANCELLED);
    }
    assertThat(stopped).hasValue(3);
  }

  @Test
  void beforeARunEndsThatRunOnly() {
    Workshop shop = Notes.in(folder);
    Engine engine = shop.engine();
    engine.cancel();

    RunReport first = engine.run(RunRequest.everything(), shop.observer());
    RunReport second = engine.run(RunRequest.everything(), shop.observer());

    assertThat(first.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(second.status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void doesNotCountAsALossOfAttempts() {
    Workshop shop = Notes.in(folder);
    for (int i = 0; i < 8; i++) {
      Engine engine = shop.engine();
      shop.worker()
          .hook((_, _) -> {
            engine.cancel();
            return Optional.empty();
          });
      assertThat(engine.run(RunRequest.everything(), shop.observer()).status())
          .isEqualTo(RunStatus.CANCELLED);
    }
    shop.worker().hook((_, _) -> Optional.empty());

    assertThat(shop.run().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void keepsWhatWasFinishedForTheNextRun() {
    Workshop shop = Notes.in(folder);
    Engine engine = shop.engine();
    shop.worker()
        .hook((order, _) -> {
          if (order.task().stage().equals("page")) {
            engine.cancel();
          }
          return Optional.empty();
        });
    engine.run(RunRequest.everything(), shop.observer());
    shop.worker().hook((_, _) -> Optional.empty());

    RunReport report = shop.run();

    assertThat(report.tasks().get(TaskStatus.CACHED)).isEqualTo(6);
    assertThat(report.tasks().get(TaskStatus.RAN)).isEqualTo(1);
  }

  @Test
  void isTooLateOnceEverythingIsDone() {
    Workshop shop = Notes.in(folder);
    Engine engine = shop.engine();
    shop.store().assets().beforeCopy((_, _) -> engine.cancel());

    RunReport report = engine.run(RunRequest.everything(), shop.observer());

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.journal(report.run()))
        .noneMatch(entry -> entry.event() instanceof Event.RunCancelled);
  }
}
