package io.kryptonx.cli.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.layout.Drawing.Line;
import io.kryptonx.cli.layout.Drawing.Placed;
import io.kryptonx.cli.layout.Drawing.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredTest {

  private static final Spacing SPACING = new Spacing(40, 20, 8);
  private static final double ROUNDING = 1e-6;

  private static List<Box> boxes(int count) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boxes.add(new Box(60 + i * 7 % 50, 30 + i * 11 % 40));
    }
    return boxes;
  }

  /** Arrows from earlier boxes to later ones, mostly near, some far. */
  private static List<Arrow> random(int boxes, long seed) {
    Random random = new Random(seed);
    List<Arrow> arrows = new ArrayList<>();
    for (int to = 1; to < boxes; to++) {
      for (int i = random.nextInt(4); i > 0; i--) {
        int reach = random.nextInt(5) == 0 ? to : Math.min(to, 12);
        arrows.add(new Arrow(to - 1 - random.nextInt(reach), to));
      }
    }
    return arrows;
  }

  private static Drawing draw(int boxes, List<Arrow> arrows) {
    return Layered.of(boxes(boxes), arrows, SPACING);
  }

  private static void check(Drawing drawing, List<Arrow> arrows) {
    List<Placed> boxes = drawing.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      Placed a = boxes.get(i);
      assertThat(a.x()).isGreaterThanOrEqualTo(0);
      assertThat(a.y()).isGreaterThanOrEqualTo(-ROUNDING);
      assertThat(a.x() + a.width()).isLessThanOrEqualTo(drawing.width() + ROUNDING);
      assertThat(a.y() + a.height()).isLessThanOrEqualTo(drawing.height() + ROUNDING);
      for (Placed b : boxes.subList(0, i)) {
        assertThat(overlap(a, b)).as("%s and %s overlap", a, b).isFalse();
      }
    }
    for (Arrow arrow : arrows) {
      Placed from = boxes.get(arrow.from());
      assertThat(boxes.get(arrow.to()).x()).isGreaterThan(from.x() + from.width());
      assertThat(drawing.lines())
          .anyMatch(l -> l.from() == arrow.from() && l.to().orElse(-1) == arrow.to());
    }
    for (Line line : drawing.lines()) {
      for (int i = 1; i < line.points().size(); i++) {
        Point before = line.points().get(i - 1);
        Point after = line.points().get(i);
        assertThat(after.x()).isGreaterThanOrEqualTo(before.x());
        if (i % 2 == 0) { // the straight part past a layer
          assertThat(after.y()).isEqualTo(before.y());
          assertThat(boxes).noneMatch(box -> runsThrough(before, after, box));
        }
      }
    }
  }

  private static boolean overlap(Placed a, Placed b) {
    return a.x() < b.x() + b.width() - ROUNDING
        && b.x() < a.x() + a.width() - ROUNDING
        && a.y() < b.y() + b.height() + SPACING.boxes() - ROUNDING
        && b.y() < a.y() + a.height() + SPACING.boxes() - ROUNDING;
  }

  private static boolean runsThrough(Point from, Point to, Placed box) {
    return from.x() < box.x() + box.width() - ROUNDING
        && to.x() > box.x() + ROUNDING
        && from.y() > box.y()
        && from.y() < box.y() + box.height();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsBoxesApartAndLinesForward(long seed) {
    int boxes = 5 + (int) seed * 23;
    List<Arrow> arrows = random(boxes, seed);
    check(draw(boxes, arrows), arrows);
  }

  @Test
  void isTheSameEachTime() {
    List<Arrow> arrows = random(150, 42);
    assertThat(draw(150, arrows)).isEqualTo(draw(150, arrows));
  }

  @Test
  void putsAChainOnOneLevel() {
    Drawing drawing =
        Layered.of(
            List.of(new Box(10, 10), new Box(10, 30), new Box(10, 20)),
            List.of(new Arrow(0, 1), new Arrow(1, 2)),
            SPACING);
    assertThat(drawing.boxes()).extracting(b -> b.y() + b.height() / 2).containsOnly(15.0);
    assertThat(drawing.width()).isEqualTo(3 * 10 + 2 * SPACING.layers());
  }

  @Test
  void untanglesWhatNeedNotCross() {
    List<Box> four = List.of(new Box(1, 1), new Box(1, 1), new Box(1, 1), new Box(1, 1));
    List<Arrow> crossed =
        List.of(new Arrow(0, 3), new Arrow(1, 2), new Arrow(0, 2), new Arrow(1, 3));
    List<Placed> boxes = Layered.of(four, List.of(crossed.get(0), crossed.get(1)), SPACING).boxes();
    double above = boxes.get(0).y() - boxes.get(1).y();
    assertThat((boxes.get(3).y() - boxes.get(2).y()) * above).isGreaterThanOrEqualTo(0);
    check(Layered.of(four, crossed, SPACING), crossed);
  }

  @Test
  void drawsSourcesNearWhatNeedsThem() {
    List<Arrow> arrows =
        List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(2, 3), new Arrow(4, 3));
    List<Placed> boxes = draw(5, arrows).boxes();
    assertThat(boxes.get(4).x()).isEqualTo(boxes.get(2).x());
  }

  @Test
  void drawsLongLinesOfABoxAsOneTrunk() {
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 1; i < 20; i++) {
      arrows.add(new Arrow(i - 1, i));
      if (i > 1) {
        arrows.add(new Arrow(0, i));
      }
    }
    Drawing drawing = draw(20, arrows);
    check(drawing, arrows);
    assertThat(drawing.lines()).filteredOn(line -> line.to().isEmpty()).hasSize(1);
  }

  @Test
  void drawsPartsThatDoNotHangTogetherBesideEachOther() {
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < 200; i += 2) {
      arrows.add(new Arrow(i, i + 1));
    }
    Drawing drawing = draw(200, arrows);
    check(drawing, arrows);
    assertThat(drawing.width()).isBetween(drawing.height() / 2, drawing.height() * 4);
  }

  @Test
  void drawsCirclesAllTheSame() {
    List<Arrow> arrows =
        List.of(new Arrow(0, 1), new Arrow(1, 2), new Arrow(2, 0), new Arrow(1, 1));
    Drawing drawing = draw(3, arrows);
    check(drawing, List.of(new Arrow(0, 1), new Arrow(1, 2)));
    assertThat(drawing.lines()).hasSize(4); // the third arrow is a trunk and its end
  }

  @Test
  void drawsNothingOfNothing() {
    assertThat(draw(0, List.of())).isEqualTo(new Drawing(0, 0, List.of(), List.of()));
  }

  @Test
  void leadsNoMoreLinesAroundBoxesThanItHasRoomFor() {
    List<Arrow> arrows = new ArrayList<>();
    int length = 1_000;
    for (int i = 1; i < length; i++) {
      arrows.add(new Arrow(i - 1, i));
      arrows.add(new Arrow(length + i, i)); // a source for each, drawn near it
      if (i > 300) {
        arrows.add(new Arrow(i - 300, i));
      }
    }
    Drawing drawing = draw(2 * length, arrows);
    long joints = drawing.lines().stream().mapToLong(line -> line.points().size()).sum();
    assertThat(joints).isLessThan(2L * Lattice.MAX_JOINTS + 4L * arrows.size());
    assertThat(drawing.lines()).filteredOn(line -> line.to().isPresent()).hasSize(arrows.size());
  }
}
