package io.kryptonx.engine.select;

import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView.TaskView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a task can be in a run: how it ended, or a flag that it carries.
 *
 * @param word {@code failed}, {@code stale}
 */
record TaskState(String word) {

  private static final String STALE = "stale";

  private static final List<String> WORDS =
      Stream.concat(Arrays.stream(TaskStatus.values()).map(TaskStatus::label), Stream.of(STALE))
          .toList();

  /** All words. */
  static List<String> words() {
    return WORDS;
  }

  static Optional<TaskState> of(String word) {
    return WORDS.contains(word) ? Optional.of(new TaskState(word)) : Optional.empty();
  }

  boolean isOf(TaskView task) {
    return word.equals(STALE)
        ? task.stale()
        : task.status().map(TaskStatus::label).filter(word::equals).isPresent();
  }
}
