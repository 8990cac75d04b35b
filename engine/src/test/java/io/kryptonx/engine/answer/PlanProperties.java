package io.kryptonx.engine.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.SeededExecutor;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random pipelines with random edits: what was planned to run runs, and nothing runs that was
 * neither planned nor possible. The seed stands in the name of the test; put it alone into {@link
 * #seeds} to replay it.
 */
class PlanProperties {

  private static final int EDITS = 4;
  private static final String[] COMMANDS = {"clean", "loud", "const", "mix"};

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatRunsIsWhatWasPlanned(long seed) {
    Random random = new Random(seed);
    int stages = 2 + random.nextInt(5);
    int[] versions = new int[stages];
    long shape = random.nextLong();
    Workshop shop = new Workshop(folder).executor(new SeededExecutor(seed));
    for (int i = 0; i < 4; i++) {
      shop.file("notes/n" + i + ".txt", "text " + random.nextInt(3));
    }
    for (int edit = 0; edit < EDITS; edit++) {
      shop.pipeline(pipeline(shape, stages, versions));
      check(shop);
      switch (random.nextInt(3)) {
        case 0 -> versions[random.nextInt(stages)]++;
        case 1 -> shop.file("notes/n" + random.nextInt(6) + ".txt", "text " + random.nextInt(4));
        default -> {} // nothing changes
      }
    }
  }

  private static void check(Workshop shop) {
    PlanReport plan = shop.engine().plan(RunRequest.everything());
    RunReport report = shop.run();
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    Set<TaskId> ran = new HashSet<>();
    for (JournalEntry entry : shop.journal(report.run())) {
      if (entry.event() instanceof Event.TaskFinished finished) {
        ran.add(finished.task());
      }
    }
    Set<TaskId> unplanned = new HashSet<>(ran);
    for (PlanReport.StagePlan stage : plan.stages()) {
      List<TaskId> will =
          stage.willRun().stream().map(w -> new TaskId(stage.stage(), w.item())).toList();
      assertThat(ran).as("what will run at %s", stage.stage()).containsAll(will);
      will.forEach(unplanned::remove);
      if (!stage.mayRun().isEmpty()) {
        unplanned.removeIf(task -> task.stage().equals(stage.stage()));
      }
      long cached =
          report.stages().stream()
              .filter(s -> s.stage().equals(stage.stage()))
              .mapToInt(s -> s.count(TaskStatus.CACHED))
              .sum();
      assertThat(cached).as("cached at %s", stage.stage()).isGreaterThanOrEqualTo(stage.cached());
    }
    assertThat(unplanned).as("what was not planned").isEmpty();
    assertThat(plan.isCached() && !ran.isEmpty()).isFalse();
  }

  /** Stages over the notes or over earlier stages, item by item or collected. */
  private static String pipeline(long shape, int stages, int[] versions) {
    Random random = new Random(shape);
    StringBuilder yaml =
        new StringBuilder(
            """
            pipeline: random
            sources:
              notes: { files: "notes/{note}.txt", type: text/plain }
            stages:
            """);
    boolean[] single = new boolean[stages];
    for (int i = 0; i < stages; i++) {
      int above = random.nextInt(i + 1) - 1;
      String from = above < 0 ? "notes" : "s" + above;
      boolean one = above >= 0 && single[above];
      boolean collect = !one && random.nextInt(4) == 0;
      single[i] = one || collect;
      String command = COMMANDS[random.nextInt(COMMANDS.length)];
      yaml.append("  s%d:\n".formatted(i))
          .append(
              "    in: { x: %s }\n"
                  .formatted(collect ? "{ from: " + from + ", collect: true }" : from))
          .append("    out: { y: text/plain }\n")
          .append("    run: %s v%d\n".formatted(command, versions[i]));
    }
    return yaml.toString();
  }
}
