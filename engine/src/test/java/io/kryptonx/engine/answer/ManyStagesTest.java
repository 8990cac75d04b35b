package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.PlanReport.StagePlan;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of stages, on a stack that recursion from stage to stage would exhaust. The full sizes
 * are run by {@code scripts/sizes}.
 */
class ManyStagesTest {

  private static final int CHAIN = 1_000;
  private static final int LAYERS = 60;
  private static final long STACK_BYTES = 160 * 1024;

  @TempDir Path folder;

  @Test
  void aLongChainRunsIsPlannedAndIsReported() {
    onSmallStack(() -> {
      Workshop shop = new Workshop(folder).file("start.txt", "0").pipeline(chain());
      assertThat(shop.run().status()).isEqualTo(RunStatus.SUCCEEDED);
      assertThat(shop.engine().plan(RunRequest.everything()).isCached()).isTrue();
      RunDetails details = shop.engine().insights().details(Optional.empty());
      assertThat(details.assets()).hasSize(CHAIN + 1);
      assertThat(shop.engine().insights().diff(run(1), run(1), 0).isEqual()).isTrue();
    });
  }

  @Test
  void whatFailedAtTheBeginningOfALongChainIsToldAtItsEnd() {
    onSmallStack(() -> {
      Workshop shop = new Workshop(folder).file("start.txt", "bad").pipeline(chain());
      RunReport report = shop.run();
      assertThat(report.tasks()).containsEntry(TaskStatus.BLOCKED, CHAIN - 1);
      assertThat(report.failures())
          .singleElement()
          .satisfies(cause -> assertThat(cause.blocked()).isEqualTo(CHAIN - 1));
      assertThat(summary(shop, name(CHAIN - 1))).isEqualTo("blocked: " + name(0) + " failed");
    });
  }

  @Test
  void theWaysToWhatFailedAreNotCounted() {
    Workshop shop = new Workshop(folder).file("start.txt", "bad").pipeline(layers());
    shop.run();
    // Two to the power of 60 ways lead from here to the stages that failed.
    assertThat(summary(shop, "a" + (LAYERS - 1))).isEqualTo("blocked: a0 failed; b0 failed");
  }

  @Test
  void aPlanNamesOnlySomeOfManyStagesThatDecide() {
    StringBuilder yaml = begin();
    StringBuilder inputs = new StringBuilder();
    for (int i = 0; i < 2 * Plans.MAX_ABOVE; i++) {
      yaml.append("  %s: { in: { x: start }, version: %d, ".formatted(name(i), i));
      yaml.append("out: { out: text/plain }, run: clean }\n");
      inputs.append(i == 0 ? "" : ", ").append("i%d: %s".formatted(i, name(i)));
    }
    yaml.append("  all: { in: { %s }, out: { out: text/plain }, run: clean }\n".formatted(inputs));
    Workshop shop = new Workshop(folder).file("start.txt", "0").pipeline(yaml.toString());

    List<StagePlan> stages = shop.engine().plan(RunRequest.everything()).stages();

    assertThat(stages.getLast().mayRun()).hasSize(Plans.MAX_ABOVE).contains(name(0));
  }

  private static String summary(Workshop shop, String stage) {
    return shop.engine()
        .why(stage, Optional.empty(), Optional.empty())
        .groups()
        .getFirst()
        .summary();
  }

  private static RunId run(int number) {
    return new RunId("many-" + number);
  }

  private static String chain() {
    StringBuilder yaml = begin();
    for (int i = 0; i < CHAIN; i++) {
      String from = i == 0 ? "start" : name(i - 1);
      yaml.append("  %s: { in: { x: %s }, ".formatted(name(i), from));
      yaml.append("out: { out: text/plain }, run: %s }\n".formatted(command(i)));
    }
    return yaml.toString();
  }

  private static String layers() {
    StringBuilder yaml = begin();
    for (int i = 0; i < LAYERS; i++) {
      for (String side : List.of("a", "b")) {
        String in = i == 0 ? "x: start" : "x: a%1$d, y: b%1$d".formatted(i - 1);
        yaml.append("  %1$s%2$d: { in: { %3$s }, version: %1$s%2$d, ".formatted(side, i, in));
        yaml.append("out: { out: text/plain }, run: %s }\n".formatted(command(i)));
      }
    }
    return yaml.toString();
  }

  /** The first stage fails where its input is bad; the others give short texts. */
  private static String command(int stage) {
    return stage == 0 ? "clean" : "const " + stage;
  }

  private static StringBuilder begin() {
    return new StringBuilder("pipeline: many\nsources: { start: { file: start.txt } }\nstages:\n");
  }

  private static String name(int stage) {
    return "s%05d".formatted(stage);
  }

  private static void onSmallStack(Runnable test) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Runnable told =
        () -> {
          try {
            test.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        };
    new Thread(null, told, "small stack", STACK_BYTES).start();
    try {
      done.join();
    } catch (CompletionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
