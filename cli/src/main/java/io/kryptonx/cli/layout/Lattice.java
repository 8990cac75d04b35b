package io.kryptonx.cli.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Boxes in layers, with joints where lines pass layers, so that every link is between neighbouring
 * layers. Boxes have the numbers that they were given, joints follow. All long lines of a box share
 * their joints, which is what makes trunks of them.
 */
final class Lattice {

  /** The most joints; lines for which none are left are not led around boxes. */
  static final int MAX_JOINTS = 60_000;

  private final int boxes;
  private final int[] rank;
  private final List<Arrow> links = new ArrayList<>();
  private final List<Integer> jointRanks = new ArrayList<>();

  private final Map<Integer, Trunk> trunks = new HashMap<>();

  private final Neighbours left;
  private final Neighbours right;
  private final int[][] layers;

  Lattice(Ranks ranks) {
    boxes = ranks.rank().length;
    Neighbours after = Neighbours.of(boxes, ranks.forward(), false);
    addTrunks(ranks.rank(), after);
    rank = Arrays.copyOf(ranks.rank(), boxes + jointRanks.size());
    for (int i = 0; i < jointRanks.size(); i++) {
      rank[boxes + i] = jointRanks.get(i);
    }
    for (Arrow arrow : ranks.forward()) {
      int last = last(arrow);
      if (rank[last] == rank[arrow.to()] - 1) {
        links.add(new Arrow(last, arrow.to()));
      }
    }
    left = Neighbours.of(rank.length, links, true);
    right = Neighbours.of(rank.length, links, false);
    layers = layers();
  }

  private void addTrunks(int[] boxRank, Neighbours after) {
    int[] length = new int[boxes];
    List<Integer> far = new ArrayList<>();
    for (int box = 0; box < boxes; box++) {
      int end = Arrays.stream(after.of(box)).map(target -> boxRank[target]).max().orElse(0);
      length[box] = end - boxRank[box] - 1;
      if (length[box] > 0) {
        far.add(box);
      }
    }
    far.sort(Comparator.comparingInt(box -> length[box])); // where room is short, many short ones
    for (int box : far) {
      if (jointRanks.size() + length[box] > MAX_JOINTS) {
        return;
      }
      int before = box;
      trunks.put(box, new Trunk(boxes + jointRanks.size(), length[box]));
      for (int i = 1; i <= length[box]; i++) {
        int joint = boxes + jointRanks.size();
        jointRanks.add(boxRank[box] + i);
        links.add(new Arrow(before, joint));
        before = joint;
      }
    }
  }

  /** What an arrow comes from in the layer before its end, where it is led so far; else its box. */
  int last(Arrow arrow) {
    Trunk trunk = trunks.get(arrow.from());
    int passed = rank[arrow.to()] - rank[arrow.from()] - 1;
    return trunk == null || passed == 0 ? arrow.from() : trunk.first() + passed - 1;
  }

  /** The joints of a box's trunk, from left to right; empty where it has none. */
  List<Integer> trunk(int box) {
    Trunk trunk = trunks.get(box);
    return trunk == null
        ? List.of()
        : IntStream.range(trunk.first(), trunk.first() + trunk.length()).boxed().toList();
  }

  private int[][] layers() {
    int count = Arrays.stream(rank).max().orElse(-1) + 1;
    int[] sizes = new int[count];
    Arrays.stream(rank).forEach(r -> sizes[r]++);
    int[][] all = new int[count][];
    for (int r = 0; r < count; r++) {
      all[r] = new int[sizes[r]];
      sizes[r] = 0;
    }
    boolean[] seen = new boolean[rank.length];
    int[] stack = new int[rank.length + links.size()];
    for (int start = 0; start < boxes; start++) {
      int depth = 0;
      stack[depth++] = left.of(start).length == 0 ? start : -1;
      while (depth > 0) {
        int node = stack[--depth];
        if (node < 0 || seen[node]) {
          continue;
        }
        seen[node] = true;
        all[rank[node]][sizes[rank[node]]++] = node;
        int[] next = right.of(node);
        for (int i = next.length - 1; i >= 0; i--) {
          stack[depth++] = next[i];
        }
      }
    }
    return all;
  }

  int size() {
    return rank.length;
  }

  int links() {
    return links.size();
  }

  boolean isJoint(int node) {
    return node >= boxes;
  }

  int rank(int node) {
    return rank[node];
  }

  int[] left(int node) {
    return left.of(node);
  }

  int[] right(int node) {
    return right.of(node);
  }

  /** The nodes of each layer from top to bottom; changed in place by who orders them. */
  int[][] layered() {
    return layers;
  }

  /** The joints of a box, numbered one after the other. */
  private record Trunk(int first, int length) {}
}
