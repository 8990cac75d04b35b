package io.kryptonx.cli.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where everything stands; the origin is at the upper left.
 *
 * @param boxes in the order of the boxes that were given
 * @param lines in the order of what they are drawn for; trunks before their branches
 */
public record Drawing(double width, double height, List<Placed> boxes, List<Line> lines) {

  public Drawing {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** A box in its place, as wide as the widest of its layer. */
  public record Placed(double x, double y, double width, double height) {

    Placed moved(double dx, double dy) {
      return new Placed(x + dx, y + dy, width, height);
    }
  }

  /** A point. */
  public record Point(double x, double y) {}

  /**
   * A line from left to right. Between an even and the next odd point it bends, between an odd and
   * the next even one it runs straight past the boxes of a layer. What leaves a box for several far
   * ones is one trunk with a branch for each.
   *
   * @param from the box that it leaves
   * @param to the box that it reaches; empty for a trunk
   * @param points at least two, from left to right
   */
  public record Line(int from, OptionalInt to, List<Point> points) {

    public Line {
      points = List.copyOf(points);
    }

    Line moved(double dx, double dy) {
      List<Point> moved = new ArrayList<>(points.size());
      for (Point point : points) {
        moved.add(new Point(point.x() + dx, point.y() + dy));
      }
      return new Line(from, to, moved);
    }
  }
}
