package io.kryptonx.cli.layout;

import java.util.Arrays;

/**
 * Counts crossings of links between neighbouring layers, by a tree of sums (Barth et al., 2002).
 */
final class Crossings {

  private final Lattice lattice;
  private final int[] place;
  private long[] tree = new long[0];

  /** Counts with the places that nodes have within their layers. */
  Crossings(Lattice lattice, int[] place) {
    this.lattice = lattice;
    this.place = place;
  }

  /** All crossings. */
  long count() {
    int[][] layers = lattice.layered();
    long sum = 0;
    for (int i = 0; i + 1 < layers.length; i++) {
      sum += between(layers[i], layers[i + 1].length);
    }
    return sum;
  }

  private long between(int[] layer, int next) {
    tree = new long[next + 1];
    long sum = 0;
    long passed = 0;
    for (int node : layer) {
      int[] ends = places(lattice.right(node));
      for (int end : ends) {
        sum += passed - upTo(end);
      }
      for (int end : ends) {
        add(end);
        passed++;
      }
    }
    return sum;
  }

  /** How many crossings two nodes of a layer bring about when {@code upper} is above. */
  long of(int upper, int lower) {
    return pairs(places(lattice.left(upper)), places(lattice.left(lower)))
        + pairs(places(lattice.right(upper)), places(lattice.right(lower)));
  }

  private static long pairs(int[] upper, int[] lower) {
    long sum = 0;
    int below = 0;
    for (int end : upper) {
      while (below < lower.length && lower[below] < end) {
        below++;
      }
      sum += below;
    }
    return sum;
  }

  private int[] places(int[] nodes) {
    int[] places = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      places[i] = place[nodes[i]];
    }
    Arrays.sort(places);
    return places;
  }

  private void add(int end) {
    for (int i = end + 1; i < tree.length; i += i & -i) {
      tree[i]++;
    }
  }

  private long upTo(int end) {
    long sum = 0;
    for (int i = end + 1; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }
}
