package io.kryptonx.cli.layout;

import java.util.List;

/** Which boxes are joined to each box, in the order of the arrows. */
final class Neighbours {

  private final int[][] of;

  private Neighbours(int[][] of) {
    this.of = of;
  }

  /**
   * The boxes behind arrows.
   *
   * @param backwards whether those that arrows come from
   */
  static Neighbours of(int boxes, List<Arrow> arrows, boolean backwards) {
    int[] counts = new int[boxes];
    for (Arrow arrow : arrows) {
      counts[backwards ? arrow.to() : arrow.from()]++;
    }
    int[][] of = new int[boxes][];
    for (int box = 0; box < boxes; box++) {
      of[box] = new int[counts[box]];
      counts[box] = 0;
    }
    for (Arrow arrow : arrows) {
      int box = backwards ? arrow.to() : arrow.from();
      of[box][counts[box]++] = backwards ? arrow.from() : arrow.to();
    }
    return new Neighbours(of);
  }

  int[] of(int box) {
    return of[box];
  }
}
