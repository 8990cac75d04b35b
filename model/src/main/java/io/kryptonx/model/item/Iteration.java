package io.kryptonx.model.item;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The passes of the loops that a task is in, from the outermost in, each counted from 1: {@code
 * 2.3}. Empty outside loops.
 */
public record Iteration(List<Integer> path) implements Comparable<Iteration> {

  /** Outside any loop. */
  public static final Iteration NONE = new Iteration(List.of());

  public Iteration {
    path = List.copyOf(path);
    if (path.stream().anyMatch(pass -> pass < 1)) {
      throw new IllegalArgumentException("iterations count from 1: " + path);
    }
  }

  @Override
  public int compareTo(Iteration other) {
    int common = Math.min(path.size(), other.path.size());
    for (int i = 0; i < common; i++) {
      int order = path.get(i).compareTo(other.path.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(path.size(), other.path.size());
  }

  @Override
  public String toString() {
    return path.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
