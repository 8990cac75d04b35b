package io.kryptonx.testkit.host;

import io.kryptonx.model.item.TaskId;
import java.util.Optional;

/** Something that goes wrong in a run at a moment that is the same in whatever order things go. */
public sealed interface Fault {

  /** The engine dies once the start of that attempt is durable; the run stays open. */
  record CrashAt(TaskId task, int attempt) implements Fault {}

  /** The run is cancelled when that attempt is to be performed. */
  record CancelAt(TaskId task, int attempt) implements Fault {}

  /** All content of that attempt's inputs is lost just before it is performed. */
  record LoseInputsAt(TaskId task, int attempt) implements Fault {}

  /** What the latest run kept of that task's outputs is lost before the run. */
  record LoseOutputs(TaskId task) implements Fault {}

  /** The engine dies when files are to be published; the run stays open. */
  record CrashPublishing() implements Fault {}

  /**
   * A person decides about that task of the latest run before the run; no fault, but something that
   * happens from outside, too.
   *
   * @param instead the text that goes on instead of what was approved; empty for that
   */
  record Decide(TaskId task, boolean approved, Optional<String> instead) implements Fault {}

  /** A person locks that task to what the latest run had made of it, before the run. */
  record LockTask(TaskId task) implements Fault {}

  /** A person takes the lock on that task back, before the run. */
  record UnlockTask(TaskId task) implements Fault {}

  /** Publishing is refused. */
  record RefusePublishing(String reason) implements Fault {}
}
