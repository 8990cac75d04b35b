package io.kryptonx.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.engine.report.ProfileReport.Step;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.worker.WorkResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

  private static final int WORK = 1_000;

  /** What the clock moves on by itself, because it was asked. */
  private static final int TICKS = 200;

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder).jobs(1);
  }

  private ProfileReport profile() {
    return shop.engine().insights().profile(Optional.empty());
  }

  /** Every attempt works for a second, those of page for two. */
  private void work() {
    shop.worker()
        .hook((order, _) -> {
          boolean page = order.task().stage().equals("page");
          shop.clock().advance(Duration.ofMillis(page ? 2 * WORK : WORK));
          return Optional.empty();
        });
  }

  private static StageTimes stage(ProfileReport profile, String name) {
    return profile.stages().stream().filter(s -> s.stage().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void countsTheAttemptsOfEachStage() {
    shop.run();

    ProfileReport profile = profile();
    assertThat(profile.run()).hasToString("notes-1");
    assertThat(profile.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(profile.stages())
        .extracting(StageTimes::stage)
        .containsExactly("clean", "loud", "page");
    assertThat(profile.stages()).extracting(StageTimes::attempts).containsExactly(3, 3, 1);
    assertThat(stage(profile, "clean").counts()).containsEntry(TaskStatus.RAN, 3);
    assertThat(profile.spans()).hasSize(7).extracting(Span::result).containsOnly(Result.FINISHED);
  }

  @Test
  void measuresWorkByTheTimeThatAttemptsTell() {
    shop.worker()
        .hook((order, _) -> {
          shop.clock().advance(Duration.ofMillis(WORK));
          Failure failure = new Failure(Failure.Kind.PERMANENT, "no");
          AttemptStats stats = new AttemptStats(0, WORK, Optional.empty());
          return Optional.of(new WorkResult(new Outcome.Failed(failure), stats));
        });
    shop.run();

    ProfileReport profile = profile();
    StageTimes clean = stage(profile, "clean");
    assertThat(clean.workedMillis()).isEqualTo(3 * WORK);
    assertThat(clean.medianMillis()).isEqualTo(WORK);
    assertThat(clean.maxMillis()).isEqualTo(WORK);
    assertThat(profile.load().workedMillis()).isEqualTo(3 * WORK);
    assertThat(profile.load().busyMillis()).isEqualTo(3 * WORK);
    assertThat(profile.load().peak()).isEqualTo(1);
    assertThat(profile.spans()).extracting(Span::result).containsOnly(Result.FAILED);
    assertThat(profile.elapsedMillis()).isBetween(3L * WORK, 3L * WORK + TICKS);
  }

  @Test
  void tellsWaitingFromWorking() {
    work();
    shop.run();

    ProfileReport profile = profile();
    List<Span> clean =
        profile.spans().stream().filter(s -> s.task().stage().equals("clean")).toList();
    assertThat(clean).extracting(Span::readyMillis).containsOnly(0L);
    assertThat(clean.getLast().waitedMillis()).isGreaterThanOrEqualTo(2 * WORK);
    Span page = profile.spans().getLast();
    assertThat(page.task()).hasToString("page");
    long lastLoud =
        profile.spans().stream()
            .filter(span -> span.task().stage().equals("loud"))
            .mapToLong(Span::endMillis)
            .max()
            .orElseThrow();
    assertThat(page.readyMillis()).isEqualTo(lastLoud);
  }

  @Test
  void followsTheCriticalPathToTheFirstTask() {
    work();
    shop.run();

    List<Step> path = profile().criticalPath();
    assertThat(path)
        .extracting(step -> step.task().stage())
        .containsExactly("clean", "loud", "page");
    assertThat(path.get(0).task().item()).isEqualTo(path.get(1).task().item());
    long sum = path.stream().mapToLong(step -> step.waitedMillis() + step.workedMillis()).sum();
    assertThat(sum).isEqualTo(path.getLast().endMillis());
  }

  @Test
  void followsAnOrderWithoutDataToo() {
    String stamp =
        """
          stamp:
            in: { note: notes }
            depends_on: [page]
            out: { text: text/plain }
            run: const stamp
        publish:
        """;
    shop.pipeline(Notes.PIPELINE.replace("publish:\n", stamp));
    work();
    shop.run();

    assertThat(profile().criticalPath())
        .extracting(step -> step.task().stage())
        .containsExactly("clean", "loud", "page", "stamp");
    assertThat(shop.engine().graph().edges())
        .anyMatch(edge -> edge.order() && edge.from().equals("page") && edge.to().equals("stamp"));
  }

  @Test
  void namesTheReasonsOfMisses() {
    shop.run();
    shop.file("notes/b.txt", "BB").run();

    ProfileReport profile = profile();
    assertThat(profile.spans()).hasSize(3);
    assertThat(stage(profile, "loud").counts()).containsEntry(TaskStatus.CACHED, 2);
    assertThat(profile.misses()).extracting(Miss::stage).containsExactly("clean", "loud", "page");
    Miss loud = profile.misses().get(1);
    assertThat(loud.reason()).isEqualTo("input quiet changed");
    assertThat(loud.items()).containsExactly(Item.of("b"));
    assertThat(loud.cause().getLast()).startsWith("source notes [b] changed");
    assertThat(profile.criticalPath())
        .extracting(step -> step.task().toString())
        .containsExactly("clean [b]", "loud [b]", "page");
  }

  @Test
  void isEmptyWhereNothingWasExecuted() {
    shop.run();
    shop.run();

    ProfileReport profile = profile();
    assertThat(profile.spans()).isEmpty();
    assertThat(profile.misses()).isEmpty();
    assertThat(profile.criticalPath()).isEmpty();
    assertThat(profile.load()).isEqualTo(new ProfileReport.Load(0, 0, 0));
    assertThat(profile.load().utilisation(profile.elapsedMillis())).isZero();
  }

  @Test
  void leavesOutTheTimeBetweenEnginesAndTellsWhatWasLost() {
    shop.worker()
        .hook((order, _) -> {
          shop.clock().advance(Duration.ofMillis(WORK));
          if (order.task().toString().equals("loud [b]")) {
            throw new OutOfMemoryError("killed");
          }
          return Optional.empty();
        });
    assertThatThrownBy(shop::run).hasMessageContaining("killed");
    shop.crash(Crash.PROCESS);
    shop.clock().advance(Duration.ofDays(1));
    shop.run();

    ProfileReport profile = profile();
    assertThat(profile.run().number()).isEqualTo(1);
    assertThat(profile.downMillis()).isGreaterThanOrEqualTo(Duration.ofDays(1).toMillis());
    assertThat(profile.elapsedMillis()).isLessThan(Duration.ofMinutes(1).toMillis());
    List<Span> lost =
        profile.spans().stream().filter(span -> span.task().toString().equals("loud [b]")).toList();
    assertThat(lost).extracting(Span::result).containsExactly(Result.LOST, Result.FINISHED);
    assertThat(lost.getLast().readyMillis()).isEqualTo(lost.getFirst().endMillis());
  }

  @Test
  void saysSoWhereThereIsNoRun() {
    assertThatThrownBy(this::profile)
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("has no run yet");
  }
}
