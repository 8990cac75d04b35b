package io.kryptonx.cli.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layer of each box: one more than the latest before it, then as near as possible to what comes
 * after it where that shortens more lines than it lengthens. An arrow that would close a circle
 * counts the other way round.
 */
final class Ranks {

  private final int[] place;
  private final int[] rank;
  private final List<Arrow> forward;

  private Ranks(int[] place, int[] rank, List<Arrow> forward) {
    this.place = place;
    this.rank = rank;
    this.forward = forward;
  }

  static Ranks of(int boxes, List<Arrow> arrows) {
    int[] place = order(boxes, arrows);
    List<Arrow> forward = new ArrayList<>(arrows.size());
    for (Arrow arrow : arrows) {
      if (arrow.from() != arrow.to()) {
        forward.add(place[arrow.from()] < place[arrow.to()] ? arrow : arrow.reversed());
      }
    }
    Ranks ranks = new Ranks(place, new int[boxes], forward);
    ranks.push();
    ranks.pull();
    return ranks;
  }

  int[] rank() {
    return rank;
  }

  /** All arrows but those from a box to itself, each towards the right. */
  List<Arrow> forward() {
    return forward;
  }

  /** Places in a topological order; a circle is entered at its first box. */
  private static int[] order(int boxes, List<Arrow> arrows) {
    int[] open = new int[boxes];
    arrows.stream().filter(a -> a.from() != a.to()).forEach(arrow -> open[arrow.to()]++);
    Neighbours after = Neighbours.of(boxes, arrows, false);
    int[] place = new int[boxes];
    Arrays.fill(place, -1);
    int[] queue = new int[boxes];
    int queued = 0;
    int next = 0;
    for (int box = 0; box < boxes; box++) {
      if (open[box] == 0) {
        place[box] = queued;
        queue[queued++] = box;
      }
    }
    for (int done = 0; done < boxes; done++) {
      if (done == queued) { // only circles are left
        while (place[next] >= 0) {
          next++;
        }
        place[next] = queued;
        queue[queued++] = next;
      }
      for (int target : after.of(queue[done])) {
        if (--open[target] == 0 && place[target] < 0) {
          place[target] = queued;
          queue[queued++] = target;
        }
      }
    }
    return place;
  }

  private int[] inOrder() {
    int[] boxes = new int[place.length];
    for (int box = 0; box < place.length; box++) {
      boxes[place[box]] = box;
    }
    return boxes;
  }

  private void push() {
    Neighbours after = Neighbours.of(rank.length, forward, false);
    for (int box : inOrder()) {
      for (int target : after.of(box)) {
        rank[target] = Math.max(rank[target], rank[box] + 1);
      }
    }
  }

  private void pull() {
    Neighbours after = Neighbours.of(rank.length, forward, false);
    Neighbours before = Neighbours.of(rank.length, forward, true);
    int[] boxes = inOrder();
    for (int i = boxes.length - 1; i >= 0; i--) {
      int box = boxes[i];
      int[] targets = after.of(box);
      if (targets.length > before.of(box).length) {
        rank[box] = Arrays.stream(targets).map(target -> rank[target]).min().orElse(1) - 1;
      }
    }
    int first = Arrays.stream(rank).min().orElse(0);
    for (int box = 0; box < rank.length; box++) {
      rank[box] -= first;
    }
  }
}
