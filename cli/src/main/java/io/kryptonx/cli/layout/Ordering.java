package io.kryptonx.cli.layout;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders each layer so that few links cross: sweeps from left to right and back, each node at the
 * mean of its neighbours, then swaps of neighbours that help (Sugiyama's method). The best order
 * that was met stays.
 */
final class Ordering {

  private static final int MAX_SWEEPS = 24;
  private static final int PATIENCE = 6;

  /** How much work there is, in nodes and links looked at; large graphs get fewer sweeps. */
  private static final long MAX_WORK = 6_000_000;

  private final Lattice lattice;
  private final int[] place;
  private final Crossings crossings;
  private long work;

  private Ordering(Lattice lattice) {
    this.lattice = lattice;
    this.place = new int[lattice.size()];
    this.crossings = new Crossings(lattice, place);
  }

  static void improve(Lattice lattice) {
    new Ordering(lattice).improve();
  }

  private void improve() {
    for (int[] layer : lattice.layered()) {
      number(layer);
    }
    long fewest = crossings.count();
    int[][] best = copy();
    int patience = PATIENCE;
    for (int sweep = 0; sweep < MAX_SWEEPS && patience > 0 && fewest > 0; sweep++) {
      work += 2L * (lattice.size() + lattice.links());
      if (work > MAX_WORK && sweep >= 2) {
        break;
      }
      sweep(sweep % 2 == 0, sweep % 4 >= 2);
      swap();
      long count = crossings.count();
      if (count < fewest) {
        fewest = count;
        best = copy();
        patience = PATIENCE;
      } else {
        patience--;
      }
    }
    int[][] layers = lattice.layered();
    for (int i = 0; i < layers.length; i++) {
      System.arraycopy(best[i], 0, layers[i], 0, best[i].length);
    }
  }

  private int[][] copy() {
    return Arrays.stream(lattice.layered()).map(int[]::clone).toArray(int[][]::new);
  }

  private void number(int[] layer) {
    for (int i = 0; i < layer.length; i++) {
      place[layer[i]] = i;
    }
  }

  private void sweep(boolean rightwards, boolean lastFirst) {
    int[][] layers = lattice.layered();
    for (int i = 1; i < layers.length; i++) {
      arrange(layers[rightwards ? i : layers.length - 1 - i], rightwards, lastFirst);
    }
  }

  /** What has no neighbours on that side keeps its place. */
  private void arrange(int[] layer, boolean rightwards, boolean lastFirst) {
    double[] mean = new double[layer.length];
    Integer[] moving = new Integer[layer.length];
    int count = 0;
    for (int i = 0; i < layer.length; i++) {
      int[] ends = rightwards ? lattice.left(layer[i]) : lattice.right(layer[i]);
      double sum = 0;
      for (int end : ends) {
        sum += place[end];
      }
      mean[i] = ends.length == 0 ? -1 : sum / ends.length;
      if (ends.length > 0) {
        moving[count++] = i;
      }
    }
    int sign = lastFirst ? -1 : 1; // ties are broken in turn, which leads out of dead ends
    Arrays.sort(
        moving,
        0,
        count,
        Comparator.<Integer>comparingDouble(i -> mean[i]).thenComparingInt(i -> sign * i));
    int[] old = layer.clone();
    int next = 0;
    for (int i = 0; i < layer.length; i++) {
      if (mean[i] >= 0) {
        layer[i] = old[moving[next++]];
      }
    }
    number(layer);
  }

  private void swap() {
    boolean better = true;
    while (better && work <= MAX_WORK) {
      better = false;
      work += 4L * (lattice.size() + lattice.links());
      for (int[] layer : lattice.layered()) {
        for (int i = 0; i + 1 < layer.length; i++) {
          int upper = layer[i];
          int lower = layer[i + 1];
          if (crossings.of(upper, lower) > crossings.of(lower, upper)) {
            layer[i] = lower;
            layer[i + 1] = upper;
            place[lower] = i;
            place[upper] = i + 1;
            better = true;
          }
        }
      }
    }
  }
}
