package io.kryptonx.cli.layout;

import java.util.Arrays;

/** Blocks that stand below each other, and the distances between them. */
final class Blocks {

  private final int count;
  private int size;
  private int[] upper = new int[64];
  private int[] lower = new int[64];
  private double[] distance = new double[64];

  Blocks(int count) {
    this.count = count;
  }

  /** Says that one block is at least so far below another. */
  void add(int above, int below, double least) {
    if (size == upper.length) {
      upper = Arrays.copyOf(upper, 2 * size);
      lower = Arrays.copyOf(lower, 2 * size);
      distance = Arrays.copyOf(distance, 2 * size);
    }
    upper[size] = above;
    lower[size] = below;
    distance[size++] = least;
  }

  /** The level of each block: as high as it can be, then as near to what is below as it can be. */
  double[] levels() {
    int[] first = new int[count + 1]; // of the distances below each block
    for (int i = 0; i < size; i++) {
      first[upper[i] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      first[i + 1] += first[i];
    }
    int[] below = new int[size];
    int[] filled = first.clone();
    int[] open = new int[count];
    for (int i = 0; i < size; i++) {
      below[filled[upper[i]]++] = i;
      open[lower[i]]++;
    }
    double[] levels = new double[count];
    int[] queue = new int[count];
    int queued = 0;
    for (int block = 0; block < count; block++) {
      if (open[block] == 0) {
        queue[queued++] = block;
      }
    }
    for (int done = 0; done < queued; done++) {
      int block = queue[done];
      for (int i = first[block]; i < first[block + 1]; i++) {
        int each = below[i];
        levels[lower[each]] = Math.max(levels[lower[each]], levels[block] + distance[each]);
        if (--open[lower[each]] == 0) {
          queue[queued++] = lower[each];
        }
      }
    }
    for (int done = queued - 1; done >= 0; done--) {
      int block = queue[done];
      double most = Double.POSITIVE_INFINITY;
      for (int i = first[block]; i < first[block + 1]; i++) {
        most = Math.min(most, levels[lower[below[i]]] - distance[below[i]]);
      }
      if (most < Double.POSITIVE_INFINITY) {
        levels[block] = Math.max(levels[block], most);
      }
    }
    return levels;
  }
}
