package io.kryptonx.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a graph as rails beside a list, in the manner of {@code git log --graph}, from the top
 * down: each rail is an edge on its way to the node that it is named after. Edges to the same node
 * share a rail.
 */
final class Rails {

  private static final String NONE = "";

  /** By which sides are joined: up 8, down 4, left 2, right 1. */
  private static final String SHAPES = " ╶╴─╷╭╮┬╵╰╯┴│├┤┼";

  /** Where each rail leads; {@link #NONE} where there is none. */
  private final List<String> rails = new ArrayList<>();

  /**
   * The rails of one node.
   *
   * @param node the row of the node itself
   * @param after a row to draw below it, where rails part
   */
  record Rows(String node, Optional<String> after) {}

  /** Goes on to the next node, which has edges to {@code targets}. */
  Rows next(String node, List<String> targets) {
    int at = rails.indexOf(node);
    if (at < 0) {
      at = free(0);
      rails.set(at, node);
    }
    String row = row(at);
    rails.set(at, NONE);
    Optional<String> after = part(at, targets.stream().distinct().toList());
    trim();
    return new Rows(row, after);
  }

  private Optional<String> part(int at, List<String> targets) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    List<String> before = List.copyOf(rails);
    List<Integer> ends = new ArrayList<>();
    for (String target : targets) {
      int known = rails.indexOf(target);
      int end = known >= 0 ? known : rails.get(at).equals(NONE) ? at : free(0);
      rails.set(end, target);
      ends.add(end);
    }
    return ends.equals(List.of(at)) ? Optional.empty() : Optional.of(junction(at, ends, before));
  }

  private int free(int from) {
    for (int i = from; i < rails.size(); i++) {
      if (rails.get(i).equals(NONE)) {
        return i;
      }
    }
    rails.add(NONE);
    return rails.size() - 1;
  }

  private void trim() {
    while (!rails.isEmpty() && rails.getLast().equals(NONE)) {
      rails.removeLast();
    }
  }

  private String row(int at) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < rails.size(); i++) {
      row.append(i == at ? '●' : rails.get(i).equals(NONE) ? ' ' : '│').append(' ');
    }
    return row.toString().stripTrailing();
  }

  /** A row in which the rail {@code at} is joined with the rails {@code ends}. */
  private String junction(int at, List<Integer> ends, List<String> before) {
    int from = Math.min(at, ends.stream().mapToInt(Integer::intValue).min().orElse(at));
    int to = Math.max(at, ends.stream().mapToInt(Integer::intValue).max().orElse(at));
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < rails.size(); i++) {
      boolean wasThere = i < before.size() && !before.get(i).equals(NONE);
      boolean up = i == at || wasThere;
      boolean down = !rails.get(i).equals(NONE);
      boolean joined = i == at || ends.contains(i);
      boolean left = i > from && i <= to;
      boolean right = i >= from && i < to;
      row.append(joined ? corner(up, down, left, right) : crossing(up, left));
      row.append(right ? '─' : ' ');
    }
    return row.toString().stripTrailing();
  }

  /** Rails that cross without meeting: the one that goes down is drawn through. */
  private static char crossing(boolean rail, boolean joint) {
    return rail ? '│' : joint ? '─' : ' ';
  }

  private static char corner(boolean up, boolean down, boolean left, boolean right) {
    int shape = (up ? 8 : 0) + (down ? 4 : 0) + (left ? 2 : 0) + (right ? 1 : 0);
    return SHAPES.charAt(shape);
  }
}
