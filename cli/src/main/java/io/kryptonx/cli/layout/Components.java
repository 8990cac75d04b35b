package io.kryptonx.cli.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Which boxes hang together, each group in the order of its boxes. */
final class Components {

  private final int[] parent;

  private Components(int boxes) {
    parent = new int[boxes];
    for (int i = 0; i < boxes; i++) {
      parent[i] = i;
    }
  }

  static List<List<Integer>> of(int boxes, List<Arrow> arrows) {
    Components components = new Components(boxes);
    for (Arrow arrow : arrows) {
      int one = components.first(arrow.from());
      int other = components.first(arrow.to());
      components.parent[Math.max(one, other)] = Math.min(one, other);
    }
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int box = 0; box < boxes; box++) {
      groups.computeIfAbsent(components.first(box), _ -> new ArrayList<>()).add(box);
    }
    return List.copyOf(groups.values());
  }

  private int first(int box) {
    int root = box;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
