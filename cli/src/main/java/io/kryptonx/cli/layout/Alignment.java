package io.kryptonx.cli.layout;

import java.util.Arrays;
import java.util.Set;

/**
 * One alignment of all nodes to their middle neighbours, in one direction and from one end. Nodes
 * in line with each other make a block; blocks are pushed together as far as what stands between
 * them allows.
 */
final class Alignment {

  /** How far the middles of two neighbours in a layer are apart at least. */
  interface Apart {
    double of(int upper, int lower);
  }

  private final Lattice lattice;
  private final Apart apart;
  private final Set<Long> crossed;
  private final boolean leftwards;
  private final boolean fromTop;
  private final int[][] layers;
  private final int[] place;
  private final int[] root;
  private final int[] next;

  /**
   * An alignment.
   *
   * @param crossed links that are not to be straight
   * @param leftwards whether to neighbours at the left
   * @param fromTop whether what is above goes first
   */
  Alignment(Lattice lattice, Apart apart, Set<Long> crossed, boolean leftwards, boolean fromTop) {
    this.lattice = lattice;
    this.apart = apart;
    this.crossed = crossed;
    this.leftwards = leftwards;
    this.fromTop = fromTop;
    this.place = new int[lattice.size()];
    this.root = new int[lattice.size()];
    this.next = new int[lattice.size()];
    this.layers = turned();
  }

  private int[][] turned() {
    int[][] original = lattice.layered();
    int[][] turned = new int[original.length][];
    for (int i = 0; i < original.length; i++) {
      int[] layer = original[i].clone();
      for (int k = 0; k < layer.length; k++) {
        layer[k] = original[i][fromTop ? k : layer.length - 1 - k];
        place[layer[k]] = k;
        root[layer[k]] = layer[k];
        next[layer[k]] = layer[k];
      }
      turned[leftwards ? i : original.length - 1 - i] = layer;
    }
    return turned;
  }

  /** The level of each node, increasing downwards. */
  double[] levels() {
    for (int[] layer : layers) {
      align(layer);
    }
    double[] levels = compact();
    if (!fromTop) {
      for (int i = 0; i < levels.length; i++) {
        levels[i] = -levels[i];
      }
    }
    return levels;
  }

  private void align(int[] layer) {
    int taken = -1;
    for (int node : layer) {
      int[] ends = leftwards ? lattice.left(node) : lattice.right(node);
      if (ends.length == 0) {
        continue;
      }
      int[] sorted = sorted(ends);
      int lower = (sorted.length - 1) / 2;
      int upper = sorted.length / 2;
      for (int i = lower; i <= upper; i++) {
        int end = sorted[i];
        if (next[node] == node && taken < place[end] && !isCrossed(node, end)) {
          next[end] = node;
          root[node] = root[end];
          next[node] = root[node];
          taken = place[end];
        }
      }
    }
  }

  private int[] sorted(int[] ends) {
    long[] keyed = new long[ends.length];
    for (int i = 0; i < ends.length; i++) {
      keyed[i] = (long) place[ends[i]] << 32 | ends[i];
    }
    Arrays.sort(keyed);
    return Arrays.stream(keyed).mapToInt(key -> (int) key).toArray();
  }

  private boolean isCrossed(int node, int end) {
    return crossed.contains(leftwards ? Levels.key(end, node) : Levels.key(node, end));
  }

  /** Pushes blocks up as far as possible, then down to what is below where there is room. */
  private double[] compact() {
    Blocks blocks = new Blocks(root.length);
    for (int[] layer : layers) {
      for (int i = 0; i + 1 < layer.length; i++) {
        double distance =
            fromTop ? apart.of(layer[i], layer[i + 1]) : apart.of(layer[i + 1], layer[i]);
        blocks.add(root[layer[i]], root[layer[i + 1]], distance);
      }
    }
    double[] ofRoots = blocks.levels();
    double[] levels = new double[root.length];
    for (int node = 0; node < levels.length; node++) {
      levels[node] = ofRoots[root[node]];
    }
    return levels;
  }
}
