package io.kryptonx.cli.layout;

import io.kryptonx.cli.layout.Drawing.Line;
import io.kryptonx.cli.layout.Drawing.Placed;
import io.kryptonx.cli.layout.Drawing.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Draws boxes that hang together. */
final class Component {

  /** How much of the height that a line climbs becomes room for it, and how much at most. */
  private static final double SLOPE = 0.09;

  private static final double MOST_SLOPE = 4;

  private final List<Box> boxes;
  private final List<Arrow> arrows;
  private final Spacing spacing;
  private final Ranks ranks;
  private final Lattice lattice;
  private final double[] middles;
  private final double[] lefts;
  private final double[] widths;

  private Component(List<Box> boxes, List<Arrow> arrows, Spacing spacing) {
    this.boxes = boxes;
    this.arrows = arrows;
    this.spacing = spacing;
    this.ranks = Ranks.of(boxes.size(), arrows);
    this.lattice = new Lattice(ranks);
    Ordering.improve(lattice);
    double[] heights = new double[lattice.size()];
    for (int i = 0; i < boxes.size(); i++) {
      heights[i] = boxes.get(i).height();
    }
    this.middles = Levels.of(lattice, heights, spacing);
    int layers = lattice.layered().length;
    this.widths = new double[layers];
    this.lefts = new double[layers];
  }

  static Drawing draw(List<Box> boxes, List<Arrow> arrows, Spacing spacing) {
    return new Component(boxes, arrows, spacing).draw();
  }

  private Drawing draw() {
    placeLayers();
    List<Placed> placed = new ArrayList<>(boxes.size());
    double bottom = 0;
    for (int i = 0; i < boxes.size(); i++) {
      double height = boxes.get(i).height();
      int rank = lattice.rank(i);
      placed.add(new Placed(lefts[rank], middles[i] - height / 2, widths[rank], height));
      bottom = Math.max(bottom, middles[i] + height / 2);
    }
    for (int i = boxes.size(); i < middles.length; i++) {
      bottom = Math.max(bottom, middles[i]);
    }
    int last = widths.length - 1;
    return new Drawing(lefts[last] + widths[last], bottom, placed, lines());
  }

  /** Lines that climb far need more room, else they lie on each other. */
  private void placeLayers() {
    double[] climbs = new double[widths.length];
    for (int i = 0; i < boxes.size(); i++) {
      int rank = lattice.rank(i);
      widths[rank] = Math.max(widths[rank], boxes.get(i).width());
    }
    for (int node = 0; node < lattice.size(); node++) {
      for (int end : lattice.right(node)) {
        int rank = lattice.rank(node);
        climbs[rank] = Math.max(climbs[rank], Math.abs(middles[node] - middles[end]));
      }
    }
    double most = spacing.layers() * MOST_SLOPE;
    for (int i = 1; i < lefts.length; i++) {
      double room = Math.min(most, Math.max(spacing.layers(), climbs[i - 1] * SLOPE));
      lefts[i] = lefts[i - 1] + widths[i - 1] + room;
    }
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int box = 0; box < boxes.size(); box++) {
      List<Integer> trunk = lattice.trunk(box);
      if (!trunk.isEmpty()) {
        List<Point> points = new ArrayList<>(List.of(end(box)));
        for (int joint : trunk) {
          points.add(start(joint));
          points.add(end(joint));
        }
        lines.add(new Line(box, OptionalInt.empty(), points));
      }
    }
    for (Arrow arrow : arrows) {
      if (arrow.from() == arrow.to()) {
        continue; // has no length here
      }
      boolean forward = lattice.rank(arrow.from()) < lattice.rank(arrow.to());
      Arrow drawn = forward ? arrow : arrow.reversed();
      List<Point> points = List.of(end(lattice.last(drawn)), start(drawn.to()));
      lines.add(new Line(drawn.from(), OptionalInt.of(drawn.to()), points));
    }
    return lines;
  }

  private Point start(int node) {
    return new Point(lefts[lattice.rank(node)], middles[node]);
  }

  private Point end(int node) {
    int rank = lattice.rank(node);
    return new Point(lefts[rank] + widths[rank], middles[node]);
  }
}
