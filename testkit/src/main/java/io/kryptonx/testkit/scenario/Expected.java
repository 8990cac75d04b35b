package io.kryptonx.testkit.scenario;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.testkit.host.RunFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is expected of a run. What is not said is not looked at.
 *
 * @param status how it ends
 * @param facts the rest, in words for the one who reads a failure
 */
public record Expected(RunStatus status, List<Fact> facts) {

  public Expected {
    facts = List.copyOf(facts);
  }

  /**
   * One thing expected.
   *
   * @param what it is about
   * @param value what is expected of it
   * @param seen reads from a run what it is
   */
  public record Fact(String what, String value, Reading seen) {}

  /** Reads one thing from a run. */
  @FunctionalInterface
  public interface Reading {
    /** The thing as text. */
    String of(RunFacts run);
  }

  /** A run that succeeds. */
  public static Expected success() {
    return new Expected(RunStatus.SUCCEEDED, List.of());
  }

  /** A run that ends, or rests, so. */
  public static Expected status(RunStatus status) {
    return new Expected(status, List.of());
  }

  /** How many tasks of a stage end how: {@code "2 ran, 1 cached"}; empty for no task. */
  public Expected stage(String stage, String counts) {
    return and(
        "tasks of " + stage,
        sorted(counts.isEmpty() ? List.of() : List.of(counts.split(", "))),
        run -> counts(run.counts(stage)));
  }

  /** These tasks and no others are executed. */
  public Expected executes(String... tasks) {
    return and(
        "executed tasks",
        sorted(Arrays.stream(tasks).map(t -> World.task(t).toString()).toList()),
        run -> sorted(run.executed().stream().map(TaskId::toString).toList()));
  }

  /** A task ends so. */
  public Expected task(String task, TaskStatus status) {
    return and(
        "end of " + task,
        status.label(),
        run -> run.status(World.task(task)).map(TaskStatus::label).orElse("no such task"));
  }

  /** A task's output {@code out} is this text. */
  public Expected text(String task, String text) {
    return and("output of " + task, text, run -> text(run, task));
  }

  /** These files and no others stand published: {@code path=text}. */
  public Expected publishes(String... files) {
    return and(
        "published files",
        sorted(Arrays.asList(files)),
        run ->
            sorted(
                run.published().entrySet().stream()
                    .map(file -> file.getKey() + "=" + file.getValue())
                    .toList()));
  }

  /** Something else. */
  public Expected and(String what, String value, Reading seen) {
    List<Fact> more = new ArrayList<>(facts);
    more.add(new Fact(what, value, seen));
    return new Expected(status, more);
  }

  private static String text(RunFacts run, String task) {
    Optional<String> out = run.text(World.task(task), "out");
    return out.or(() -> run.text(World.task(task), "part")).orElse("no output");
  }

  private static String counts(SortedMap<TaskStatus, Integer> counts) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(counts).forEach((status, count) -> words.add(count + " " + status.label()));
    return sorted(words);
  }

  private static String sorted(List<String> words) {
    List<String> list = new ArrayList<>(words.stream().map(w -> w.strip()).toList());
    Collections.sort(list);
    return String.join(", ", list);
  }
}
