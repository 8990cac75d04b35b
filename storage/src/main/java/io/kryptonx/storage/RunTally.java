package io.kryptonx.storage;

import io.kryptonx.model.task.TaskStatus;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to, in numbers.
 *
 * @param tasks how many tasks ended how; what is not there is none
 * @param published how many files it put in place or found there
 */
public record RunTally(SortedMap<TaskStatus, Integer> tasks, int published) {

  public RunTally {
    tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
  }
}
