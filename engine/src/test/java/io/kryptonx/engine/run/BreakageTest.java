package io.kryptonx.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.FaultyStore.Moment;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.port.ThreadExecutor;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.worker.WorkResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakageTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void workerThatCannotGoOnStopsTheRunWhichIsContinuedLater() {
    KryptonxException full = new KryptonxException(ErrorCode.STORE, "the disk is full");
    breakAt("loud", full);

    assertThatThrownBy(shop::run).isSameAs(full);

    assertStillOpen();
    assertCompletes();
  }

  @Test
  void errorOfAWorkerStopsTheRunWhichIsContinuedLater() {
    breakAt("loud", new StackOverflowError());

    assertThatThrownBy(shop::run).hasMessageContaining("StackOverflowError");

    assertStillOpen();
    assertCompletes();
  }

  @Test
  void observerThatFailsStopsTheRunAndItsAttempts() {
    CountDownLatch stopped = new CountDownLatch(3);
    try (ThreadExecutor threads = new ThreadExecutor()) {
      shop.executor(threads)
          .worker()
          .hook((_, stop) -> {
            CountDownLatch end = new CountDownLatch(1);
            try (var _ = stop.onStop(end::countDown)) {
              end.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            stopped.countDown();
            return Optional.of(new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
          });
      RunObserver full =
          new RunObserver() {
            @Override
            public void durable(RunId run, List<JournalEntry> entries) {
              throw new IllegalStateException("the file of events cannot be written");
            }
          };

      assertThatThrownBy(() -> shop.engine().run(RunRequest.everything(), full))
          .hasMessage("the file of events cannot be written");
    }
    assertThat(stopped.getCount()).isZero();
    assertStillOpen();
  }

  @Test
  void resultThatTheStageCannotHaveStopsTheRunAndIsNotJournaled() {
    shop.worker()
        .hook((order, _) ->
            order.task().stage().equals("page")
                ? Optional.of(
                    new WorkResult(new Outcome.Succeeded(new TreeMap<>()), AttemptStats.NONE))
                : Optional.empty());

    assertThatThrownBy(shop::run).isInstanceOf(InvariantViolation.class);

    assertStillOpen();
    assertCompletes();
  }

  @Test
  void eventThatTheCoreRefusesIsNotJournaled() {
    Digest nowhere = Digest.of("nowhere".getBytes(UTF_8));
    shop.pipeline(
        """
        pipeline: notes
        sources:
          notes: { files: "notes/{note}.txt", type: text/plain }
        stages:
          split:
            in: { note: notes }
            out: { part: { type: text/plain, each: true } }
            run: split
        """);
    shop.worker()
        .hook((_, _) -> {
          var outputs = new TreeMap<String, io.kryptonx.model.asset.AssetContent>();
          outputs.put("part", new io.kryptonx.model.asset.CollectionRef(nowhere, 1));
          return Optional.of(new WorkResult(new Outcome.Succeeded(outputs), AttemptStats.NONE));
        });

    assertThatThrownBy(shop::run).isInstanceOf(KryptonxException.class);

    assertThat(shop.journal(new RunId("notes-1")))
        .noneMatch(entry -> entry.event() instanceof Event.TaskFinished);
    shop.crash(Crash.PROCESS);
    assertThat(shop.run().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void journalThatCannotBeWrittenShowsNothingAsDone() {
    shop.store().failAt(1, Moment.BEFORE);

    assertThatThrownBy(shop::run).isInstanceOf(FaultyStore.PowerCut.class);

    assertThat(shop.durable()).isEmpty();
    assertThat(shop.memory().journal().latest("notes", 1)).isEmpty();
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void nothingIsPublishedBeforeTheJournalSaysSo() {
    shop.run();
    int commits = shop.store().commits();
    Workshop again = Notes.in(folder.resolve("again"));
    again.store().failAt(commits - 1, Moment.BEFORE);

    assertThatThrownBy(again::run).isInstanceOf(FaultyStore.PowerCut.class);

    assertThat(again.folder().resolve("site")).doesNotExist();
  }

  @Test
  void publishingThatBreaksIsCompletedByTheNextRun() {
    shop.store()
        .assets()
        .beforeCopy((_, _) -> {
          throw new StackOverflowError();
        });
    assertThatThrownBy(shop::run).hasMessageContaining("StackOverflowError");
    assertStillOpen();

    shop.crash(Crash.PROCESS);

    RunReport report = shop.run();
    assertThat(report.run()).isEqualTo(new RunId("notes-1"));
    assertThat(report.published()).hasSize(4);
    assertThat(shop.worker().performed()).isEmpty();
  }

  @Test
  void resultThatDiffersForTheSameWorkIsNoticedAndTheFirstStands() {
    RunReport first = shop.run();
    makeNoise();

    RunReport second = shop.run(Workshop.fresh());

    assertThat(shop.notices()).singleElement().asString().contains("loud [b]", "not pure", "text");
    assertThat(shop.durable()).anyMatch(e -> e.event() instanceof Event.Diverged);
    assertThat(second.digest()).isEqualTo(first.digest());
  }

  @Test
  void stageThatAlwaysRunsMayGiveANewResultForTheSameWork() {
    shop.pipeline(Notes.PIPELINE.replace("run: loud", "run: loud\n    rerun: always"));
    RunReport first = shop.run();
    makeNoise();

    RunReport second = shop.run();

    assertThat(shop.notices()).isEmpty();
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(shop.worker().performed()).contains("page");
  }

  /** From now on one task makes other bytes than before. */
  private void makeNoise() {
    shop.worker()
        .hook((order, _) -> {
          if (!order.task().toString().equals("loud [b]")) {
            return Optional.empty();
          }
          byte[] other = "noise".getBytes(UTF_8);
          var outputs = new TreeMap<String, io.kryptonx.model.asset.AssetContent>();
          Digest digest = shop.store().assets().put(other);
          outputs.put("text", new Snapshot(MediaType.parse("text/plain"), other.length, digest));
          return Optional.of(new WorkResult(new Outcome.Succeeded(outputs), AttemptStats.NONE));
        });
  }

  @Test
  void contentThatIsLostIsMadeAgainBeforeItIsUsed() {
    shop.run();
    shop.memory().lose(Digest.of("clean(B)".getBytes(UTF_8)));

    RunReport report = shop.pipeline(Notes.PIPELINE.replace("run: loud", "run: louder")).run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.worker().performed().subList(7, shop.worker().performed().size()))
        .containsOnlyOnce("clean [b]")
        .doesNotContain("clean [a]");
  }

  @Test
  void contentThatIsLostInTheMiddleOfARunIsMadeAgain() {
    boolean[] lost = new boolean[1];
    shop.worker()
        .hook((order, _) -> {
          if (order.task().stage().equals("page") && !lost[0]) {
            lost[0] = true;
            shop.memory().lose(Digest.of("loud(clean(B)|tone=plain)".getBytes(UTF_8)));
            shop.memory().lose(Digest.of("clean(B)".getBytes(UTF_8)));
          }
          return Optional.empty();
        });

    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(shop.read("site/b.txt")).isEqualTo("loud(clean(B)|tone=plain)");
  }

  @Test
  void sourceContentThatIsLostInTheMiddleFailsTheTaskUntilTheFileIsReadAgain() {
    shop.worker()
        .hook((order, _) -> {
          if (order.task().toString().equals("clean [b]")) {
            shop.memory().lose(Digest.of("B".getBytes(UTF_8)));
          }
          return Optional.empty();
        });
    RunReport lost = shop.run();
    shop.worker().hook((_, _) -> Optional.empty());
    RunReport next = shop.run();

    assertThat(lost.status()).isEqualTo(RunStatus.FAILED);
    assertThat(lost.failures())
        .singleElement()
        .satisfies(cause -> assertThat(cause.task()).hasToString("clean [b]"))
        .satisfies(cause -> assertThat(cause.blocked()).isEqualTo(2));
    assertThat(next.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(next.tasks().get(TaskStatus.RAN)).isEqualTo(3);
  }

  @Test
  void interruptedCallerLeavesNoAttemptBehind() {
    CountDownLatch stopped = new CountDownLatch(3);
    AtomicBoolean once = new AtomicBoolean(true); // a second one would hit what comes after
    try (ThreadExecutor threads = new ThreadExecutor()) {
      Thread caller = Thread.currentThread();
      shop.executor(threads)
          .worker()
          .hook((_, stop) -> {
            stop.onStop(stopped::countDown);
            if (once.getAndSet(false)) {
              caller.interrupt();
            }
            return Optional.of(new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
          });

      assertThatThrownBy(shop::run)
          .isInstanceOf(KryptonxException.class)
          .hasMessage("the engine was interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private void breakAt(String stage, Throwable with) {
    shop.worker()
        .hook((order, _) -> {
          if (order.task().stage().equals(stage)) {
            switch (with) {
              case RuntimeException e -> throw e;
              case Error e -> throw e;
              default -> throw new IllegalArgumentException(with);
            }
          }
          return Optional.empty();
        });
  }

  private void assertStillOpen() {
    assertThat(shop.memory().journal().latest("notes", 1))
        .singleElement()
        .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.OPEN));
  }

  private void assertCompletes() {
    shop.crash(Crash.PROCESS);
    RunReport report = shop.run();
    assertThat(report.run()).isEqualTo(new RunId("notes-1"));
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
  }
}
