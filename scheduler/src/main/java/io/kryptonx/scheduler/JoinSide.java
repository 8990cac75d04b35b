package io.kryptonx.scheduler;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One input of a {@link Join}: what has arrived there, and in which order to look at the others.
 */
final class JoinSide {

  final Port port;

  /** Items that nobody can name; complete once the set is closed. */
  final Holes holes = new Holes();

  boolean closed;

  private final Table<Item, Arrival> arrivals = new Table<>();
  private final List<Item> keys = new ArrayList<>();

  /** By positions within the port's dimensions: keys by their parts there. */
  private final List<Index> indexes = new ArrayList<>();

  private final Table<Item, List<Join.Candidate>> waiting = new Table<>();
  private final List<Join.Candidate> allWaiting = new ArrayList<>();
  private List<Step> steps = List.of();

  JoinSide(Port port) {
    this.port = port;
  }

  List<Step> steps() {
    return steps;
  }

  /** Decides the order of the other sides: always the one that shares most with what is bound. */
  void planSteps(List<JoinSide> required, int dimensions) {
    Set<Integer> bound = new LinkedHashSet<>(port.places());
    List<JoinSide> left = new ArrayList<>(required);
    left.remove(this);
    List<Step> planned = new ArrayList<>(left.size());
    while (!left.isEmpty()) {
      JoinSide next =
          Collections.max(
              left, java.util.Comparator.comparingInt(side -> side.shared(bound).size()));
      left.remove(next);
      planned.add(new Step(next, next.shared(bound)));
      bound.addAll(next.port.places());
    }
    InvariantViolation.check(bound.size() <= dimensions, "more dimensions bound than there are");
    steps = List.copyOf(planned);
  }

  void keep(Item key, Arrival arrival) {
    boolean isNew = arrivals.putNew(key, arrival);
    InvariantViolation.check(isNew, "item '" + key + "' arrived twice at " + port.input().name());
    keys.add(key);
    indexes.forEach(index -> index.add(key));
  }

  @Nullable Arrival find(Item key) {
    return arrivals.get(key);
  }

  Arrival at(Item key) {
    Arrival arrival = arrivals.get(key);
    if (arrival == null) {
      throw new InvariantViolation("index of a join knows '" + key + "', which never arrived");
    }
    return arrival;
  }

  void await(Item key, Join.Candidate candidate) {
    waiting.putNew(key, new ArrayList<>(1));
    waiting(key).add(candidate);
    allWaiting.add(candidate);
  }

  List<Join.Candidate> waiting(Item key) {
    return waiting.find(key).orElse(List.of());
  }

  /** Takes out all that wait here; those served already do not mind. */
  List<Join.Candidate> stillWaiting() {
    List<Join.Candidate> all = List.copyOf(allWaiting);
    allWaiting.clear();
    return all;
  }

  /** What stands for an optional item that did not arrive, now that the set is closed. */
  Arrival missing(Item key) {
    return holes.mayBlock(key) ? Arrival.lacking(TaskStatus.BLOCKED) : Arrival.ABSENT;
  }

  /** Gives out what has arrived and found no partner. */
  void unmatched(BiConsumer<Item, Arrival> sink) {
    for (Item key : keys) {
      Arrival arrival = at(key);
      if (!arrival.matched) {
        sink.accept(key, arrival);
      }
    }
  }

  /** Positions within the port's dimensions whose place in the stage is bound. */
  private List<Integer> shared(Set<Integer> bound) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < port.places().size(); i++) {
      if (bound.contains(port.places().get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  private Index index(List<Integer> positions) {
    return indexes.stream()
        .filter(index -> index.positions.equals(positions))
        .findFirst()
        .orElseGet(() -> {
          Index index = new Index(positions);
          indexes.add(index);
          return index;
        });
  }

  /** Keys by some of their parts. */
  static final class Index {
    private final List<Integer> positions;
    private final Table<Item, List<Item>> keys = new Table<>();

    Index(List<Integer> positions) {
      this.positions = List.copyOf(positions);
    }

    void add(Item key) {
      List<String> parts = new ArrayList<>(positions.size());
      positions.forEach(position -> parts.add(key.parts().get(position)));
      Item shared = new Item(parts);
      keys.putNew(shared, new ArrayList<>(1));
      keys.find(shared).orElseThrow().add(key);
    }
  }

  /** A side to look at, given what is bound before. */
  static final class Step {
    private final JoinSide side;
    private final List<Integer> positions;

    /** Null where all parts are bound, so that the key itself is known. */
    private final @Nullable Index index;

    Step(JoinSide side, List<Integer> positions) {
      this.side = side;
      this.positions = positions;
      this.index = positions.size() == side.port.places().size() ? null : side.index(positions);
    }

    JoinSide side() {
      return side;
    }

    /** The keys of that side that agree with the bound parts. */
    List<Item> matching(@Nullable String[] parts) {
      List<String> shared = new ArrayList<>(positions.size());
      for (int position : positions) {
        String part = parts[side.port.places().get(position)];
        shared.add(part == null ? Item.ANY : part);
      }
      Item key = new Item(shared);
      if (index == null) {
        return side.arrivals.has(key) ? List.of(key) : List.of();
      }
      return index.keys.find(key).orElse(List.of());
    }
  }
}
