package io.kryptonx.cli.layout;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The height at which each node stands, so that long lines are straight and the rest is compact:
 * four times aligned to neighbours, once for each side and end, and the mean of the two in the
 * middle (Brandes and Köpf, 2001).
 */
final class Levels {

  private static final int ALIGNMENTS = 4;

  private final Lattice lattice;
  private final double[] heights;
  private final Spacing spacing;
  private final Set<Long> crossed = new HashSet<>();

  private Levels(Lattice lattice, double[] heights, Spacing spacing) {
    this.lattice = lattice;
    this.heights = heights;
    this.spacing = spacing;
  }

  /** The middles of all nodes; the highest box begins at 0. */
  static double[] of(Lattice lattice, double[] heights, Spacing spacing) {
    return new Levels(lattice, heights, spacing).middles();
  }

  private double[] middles() {
    findCrossed();
    double[][] all = new double[ALIGNMENTS][];
    int narrowest = 0;
    for (int i = 0; i < ALIGNMENTS; i++) {
      all[i] = new Alignment(lattice, this::apart, crossed, i % 2 == 0, i < 2).levels();
      narrowest = extent(all[i]) < extent(all[narrowest]) ? i : narrowest;
    }
    for (int i = 0; i < ALIGNMENTS; i++) {
      double shift =
          i < 2
              ? Arrays.stream(all[narrowest]).min().orElse(0)
                  - Arrays.stream(all[i]).min().orElse(0)
              : Arrays.stream(all[narrowest]).max().orElse(0)
                  - Arrays.stream(all[i]).max().orElse(0);
      for (int node = 0; node < heights.length; node++) {
        all[i][node] += shift;
      }
    }
    double[] middles = new double[heights.length];
    double top = Double.POSITIVE_INFINITY;
    double[] four = new double[ALIGNMENTS];
    for (int node = 0; node < heights.length; node++) {
      for (int i = 0; i < ALIGNMENTS; i++) {
        four[i] = all[i][node];
      }
      Arrays.sort(four);
      middles[node] = (four[1] + four[2]) / 2;
      top = Math.min(top, middles[node] - heights[node] / 2);
    }
    for (int node = 0; node < heights.length; node++) {
      middles[node] -= top;
    }
    return middles;
  }

  private static double extent(double[] levels) {
    return Arrays.stream(levels).max().orElse(0) - Arrays.stream(levels).min().orElse(0);
  }

  private double apart(int upper, int lower) {
    double gap =
        lattice.isJoint(upper) && lattice.isJoint(lower) ? spacing.lines() : spacing.boxes();
    return (heights[upper] + heights[lower]) / 2 + gap;
  }

  /** Links that cross a piece of a trunk give way to it. */
  private void findCrossed() {
    int[][] layers = lattice.layered();
    int[] place = new int[lattice.size()];
    for (int[] layer : layers) {
      for (int i = 0; i < layer.length; i++) {
        place[layer[i]] = i;
      }
    }
    for (int i = 1; i < layers.length; i++) {
      findCrossed(layers[i], layers[i - 1].length, place);
    }
  }

  private void findCrossed(int[] layer, int placesBefore, int[] place) {
    int from = 0;
    int above = 0;
    for (int i = 0; i < layer.length; i++) {
      int trunk = trunkBefore(layer[i]);
      if (trunk < 0 && i < layer.length - 1) {
        continue;
      }
      int below = trunk < 0 ? placesBefore : place[trunk];
      for (; from <= i; from++) {
        for (int end : lattice.left(layer[from])) {
          boolean piece = lattice.isJoint(layer[from]) && lattice.isJoint(end);
          if (!piece && (place[end] < above || place[end] > below)) {
            crossed.add(key(end, layer[from]));
          }
        }
      }
      above = below;
    }
  }

  private int trunkBefore(int node) {
    int[] ends = lattice.left(node);
    return lattice.isJoint(node) && ends.length > 0 && lattice.isJoint(ends[0]) ? ends[0] : -1;
  }

  static long key(int left, int right) {
    return (long) left << 32 | right;
  }
}
