package io.kryptonx.cli.session;

import io.kryptonx.cli.terminal.ShellWord;
import io.kryptonx.engine.report.RunReport.RootCause;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import java.util.Optional;
import java.util.Set;

/**
 * Commands to be copied and typed, about the pipeline and store that the present one is about.
 *
 * @param program the name of this program, as it was typed
 * @param pipeline as it was typed; {@code .} for this folder
 * @param environment as it was typed
 * @param store as it was typed
 */
public record Typed(
    String program, String pipeline, Optional<String> environment, Optional<String> store) {

  /** What failures of the run as a whole are called; there is nothing to debug in them. */
  private static final Set<String> OF_THE_RUN = Set.of("publish", "budget");

  /** How a store is named that is not kept. */
  private static final String PASSING = "memory";

  /** Lays out the folder of a task. */
  public String debug(TaskId task) {
    return about("debug", task);
  }

  /** Shows what a task printed. */
  public String logs(TaskId task) {
    return about("logs", task);
  }

  /** Lays out the folder of a task as it was in a run. */
  public String debug(TaskId task, RunId run) {
    return about("debug", " --run " + ShellWord.of(run.text()), task);
  }

  /** Shows what a task printed in a run. */
  public String logs(TaskId task, RunId run) {
    return about("logs", " --run " + ShellWord.of(run.text()), task);
  }

  /** Does a dead letter again. */
  public String redrive(TaskId task) {
    return about("dlq", " redrive", task);
  }

  /** Lists effects of which nobody knows whether they acted. */
  public String doubts() {
    return command("effects") + " list state:unknown";
  }

  /** Decides about a task. */
  public String review(String action, TaskId task) {
    return about("review", " " + action, task);
  }

  /** Tells the iterations of a loop. */
  public String loop(TaskId task) {
    return about("loop", task);
  }

  /** Tells the iterations of a loop as they were in a run. */
  public String loop(TaskId task, RunId run) {
    return about("loop", " --run " + ShellWord.of(run.text()), task);
  }

  /** Explains a task. */
  public String why(TaskId task) {
    return about("why", task);
  }

  /** Explains a stage. */
  public String why(String stage) {
    return command("why") + " " + ShellWord.of(stage);
  }

  /** Another command about the same pipeline. */
  public String command(String name) {
    StringBuilder text = new StringBuilder(ShellWord.of(program)).append(' ').append(name);
    if (!pipeline.equals(".")) {
      text.append(" -p ").append(ShellWord.of(pipeline));
    }
    environment.ifPresent(env -> text.append(" --env ").append(ShellWord.of(env)));
    store.ifPresent(folder -> text.append(" --store ").append(ShellWord.of(folder)));
    return text.toString();
  }

  /** Whether the cause is a task, and not of the run, and its folder and output are kept. */
  public boolean hasTask(RootCause cause) {
    boolean ofTheRun = cause.attempts() == 0 && OF_THE_RUN.contains(cause.task().stage());
    return isKept() && !ofTheRun;
  }

  /** Whether the store is there when the command has ended. */
  public boolean isKept() {
    return !store.equals(Optional.of(PASSING));
  }

  private String about(String name, TaskId task) {
    return about(name, "", task);
  }

  private String about(String name, String more, TaskId task) {
    String item = task.asked().isEmpty() ? "" : " " + ShellWord.of(task.asked());
    String words = " " + ShellWord.of(task.stage()) + item;
    return command(name) + more + (item.startsWith(" -") ? " --" : "") + words;
  }
}
