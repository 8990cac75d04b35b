package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.proof.VerifyRequest;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.worker.Perturbation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops over real work: they converge, are not gone through twice, and outlive their engine. */
final class LoopExamplesIT {

  private static final long MAX_SECONDS = 120;
  private static final int LIMIT = 30_000;

  private static final VerifyRequest LOOP =
      new VerifyRequest(
          Optional.empty(), Optional.of("fit/*"), Optional.empty(), Perturbation.NONE);

  @TempDir Path folder;

  private Workspace fit(String... photos) throws IOException {
    Workspace fit = Workspace.ofExample("fit", folder);
    List<String> kept = Stream.of(photos).map(photo -> photo + ".jpg").toList();
    try (Stream<Path> files = Files.list(fit.file("photos"))) {
      for (Path file : files.toList()) {
        if (!kept.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
    return fit;
  }

  private static RunRequest limit(int bytes) {
    return RunRequest.everything().with(Map.of("limit", String.valueOf(bytes)));
  }

  private static List<Loop> loops(Workspace workspace, String stage) {
    return workspace.with(
        engine -> engine.insights().loops(stage, Optional.empty(), Optional.empty()).loops());
  }

  private static List<Loop> fitted(Workspace fit) {
    List<Loop> loops = loops(fit, "fit");
    assertThat(loops).extracting(Loop::ending).containsOnly(Optional.of(Ending.CONVERGED));
    return loops;
  }

  private static boolean isCached(Iteration each) {
    return each.attempts() == 0 && each.tasks().keySet().equals(Set.of(TaskStatus.CACHED));
  }

  @Test
  void eachPictureFitsAndASecondRunExecutesNothing() throws IOException {
    Workspace fit = fit("coffee", "rocket");
    Workspace.Run first = fit.run();

    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.size(fit.file("out/coffee.jpg"))).isBetween(LIMIT / 2L, (long) LIMIT);
    for (Loop loop : fitted(fit)) {
      assertThat(loop.chosen()).isEqualTo(loop.iterations().size());
      assertThat(loop.best().orElseThrow().score().orElseThrow()).isBetween(0.7, 1.0);
    }
    assertThat(first.attempted())
        .as("what was tried out and chosen is not encoded again")
        .noneMatch(task -> task.startsWith("fit/encode") && !task.endsWith("#1"))
        .noneMatch(task -> task.startsWith("proof"));

    Workspace.Run second = fit.run();
    assertThat(second.attempted()).isEmpty();
    assertThat(second.report().digest()).isEqualTo(first.report().digest());
    assertThat(fitted(fit)).allSatisfy(l -> assertThat(l.iterations()).allMatch(i -> isCached(i)));
  }

  @Test
  void aTighterLimitGoesOnFromWhatIsKnown() throws IOException {
    Workspace fit = fit("coffee");
    fit.run();
    int known = fitted(fit).getFirst().iterations().size();

    fit.run(limit(20_000));

    List<Iteration> iterations = fitted(fit).getFirst().iterations();
    assertThat(Files.size(fit.file("out/coffee.jpg"))).isLessThanOrEqualTo(20_000);
    assertThat(iterations).hasSizeGreaterThan(known);
    assertThat(iterations.subList(0, known - 1)).allMatch(each -> isCached(each));

    Workspace.Run looser = fit.run(limit(25_000));
    assertThat(looser.attempted()).as("an earlier iteration is the result").containsExactly("page");
  }

  @Test
  void allIterationsCanBeInspectedAndVerified() throws IOException {
    Workspace fit = fit("rocket");
    fit.run(limit(25_000));
    Loop loop = fitted(fit).getFirst();

    for (Iteration each : loop.iterations()) {
      CheckpointReport made =
          fit.with(engine ->
              engine
                  .insights()
                  .checkpoint("fit", Optional.of("rocket"), each.number(), Optional.empty()));
      assertThat(made.entries())
          .extracting(CheckpointReport.Entry::path)
          .contains("carry.json", "encode/jpeg.jpg", "measure/report.json");
      assertThat(made.entries())
          .filteredOn(CheckpointReport.Entry::result)
          .singleElement()
          .satisfies(entry -> assertThat(Optional.of(entry.snapshot())).isEqualTo(each.result()));
    }
    VerifyReport again = fit.with(engine -> engine.verify(LOOP, StoreProgress.NONE));
    assertThat(again.isGood()).isTrue();
    assertThat(again.verdicts().get(Verdict.IDENTICAL))
        .as("tasks in loops are done again like others")
        .isEqualTo(loop.tasks().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void aKilledRunGoesOnWhereItWas() throws Exception {
    Workspace fit = fit("coffee", "rocket", "koala");
    Path events = fit.file("events.jsonl");
    Process process = start("run", folder.toString(), "--events", events.toString());
    try {
      waitFor(process, events, 40);
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> finished = finished(events);
    Workspace.Run rest = fit.run();

    assertThat(rest.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(rest.attempted()).isNotEmpty().doesNotContainAnyElementsOf(finished);
    assertThat(fitted(fit)).hasSize(3);
    assertThat(fit.run().attempted()).isEmpty();
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=deny",
                "-cp",
                System.getProperty("java.class.path"),
                "io.kryptonx.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void waitFor(Process process, Path events, int tasks) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
    while (finished(events).size() < tasks) {
      assertThat(process.isAlive()).as("it has not ended before it is killed").isTrue();
      assertThat(System.nanoTime()).as("it gets somewhere").isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** The tasks that are durably finished, as they are named elsewhere. */
  private static List<String> finished(Path events) throws IOException {
    if (!Files.exists(events)) {
      return List.of();
    }
    String text = Files.readString(events);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.contains("io.kryptonx.task.finished"))
        .map(LoopExamplesIT::task)
        .toList();
  }

  private static String task(String line) {
    String item = value(line, "item");
    String iteration = value(line, "iteration");
    return value(line, "stage")
        + (item.isEmpty() ? "" : " [" + item + "]")
        + (iteration.isEmpty() ? "" : " #" + iteration);
  }

  private static String value(String line, String key) {
    String mark = "\"" + key + "\":\"";
    int at = line.indexOf(mark);
    return at < 0 ? "" : line.substring(at + mark.length(), line.indexOf('"', at + mark.length()));
  }

  @Test
  void aMethodIsVariedUntilItsTestsPass() throws IOException {
    Workspace first = Workspace.ofExample("tests-first", folder);
    Workspace.Run run = first.run();

    assertThat(run.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readString(first.file("out/Leap.java"))).doesNotContain("[");
    Loop loop = loops(first, "grow").getFirst();
    assertThat(loop.ending()).contains(Ending.CONVERGED);
    assertThat(loop.iterations()).hasSizeGreaterThan(2);
    assertThat(first.run().attempted()).isEmpty();
  }
}
