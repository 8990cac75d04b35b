package io.kryptonx.scheduler;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Input.Match;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The natural join of the inputs of one stage, item by item as they arrive: each combination of
 * items that agree in the dimensions they share is given out once, when its last member has
 * arrived. Optional inputs join last: a combination waits for them until they arrive or their set
 * is closed.
 *
 * <p>Arrivals are found by tables keyed with the shared parts, so that the work is proportional to
 * what is given out.
 */
final class Join {

  /** Takes what is given out. */
  interface Sink {
    /** All inputs of an item are there; {@code arrivals} by index of the port. */
    void combined(Item item, Arrival[] arrivals);

    /**
     * All items are known, and this one has no task yet: it found no partner, or what would have
     * made it ended without. Unknown parts are ANY.
     *
     * @param status SKIPPED, BLOCKED, or FAILED where a partner is required
     */
    void without(Item item, TaskStatus status);
  }

  private final StageNode stage;
  private final List<JoinSide> sides = new ArrayList<>();
  private final List<JoinSide> required;
  private final List<JoinSide> optional;
  private int open;

  Join(StageNode stage) {
    this.stage = stage;
    stage.ports().forEach(port -> sides.add(new JoinSide(port)));
    required = sides.stream().filter(side -> !side.port.input().optional()).toList();
    optional = sides.stream().filter(side -> side.port.input().optional()).toList();
    required.forEach(side -> side.planSteps(required, stage.dimensions().size()));
    open = sides.size();
  }

  /** Whether no more items can arrive at any input. */
  boolean isClosed() {
    return open == 0;
  }

  /** Gives out the one task of a stage that waits for no required input. */
  void start(Item item, Sink sink) {
    if (required.isEmpty()) {
      combine(item, new Arrival[sides.size()], sink);
    }
  }

  /** An item arrives; its parts are those of the port's dimensions. */
  void arrive(Port port, Item key, Arrival arrival, Sink sink) {
    JoinSide side = sides.get(port.index());
    if (key.isPartial()) {
      side.holes.add(key, arrival.knownLack());
      return;
    }
    if (port.input().optional()) {
      side.keep(key, arrival);
      side.waiting(key).forEach(candidate -> candidate.fill(side, arrival, sink));
      return;
    }
    if (required.size() > 1) {
      side.keep(key, arrival);
    }
    @Nullable String[] parts = new String[stage.dimensions().size()];
    bind(parts, port, key);
    Arrival[] arrivals = new Arrival[sides.size()];
    arrivals[port.index()] = arrival;
    if (side.steps().isEmpty()) {
      Item item = item(parts);
      combine(item.equals(key) ? key : item, arrivals, sink); // held once, where it is the same
      return;
    }
    extend(side.steps(), 0, parts, arrivals, sink);
  }

  /** No more items arrive at a port. */
  void close(Port port, Sink sink) {
    JoinSide side = sides.get(port.index());
    side.closed = true;
    open--;
    side.stillWaiting().forEach(c -> c.fill(side, side.missing(c.keyAt(side)), sink));
    if (open == 0) {
      giveRest(sink);
    }
  }

  /**
   * Ends what found no partner, and what nobody can name. An item without a partner is blocked
   * where the partner could be among what was blocked above. The order of arrival decides nothing.
   */
  private void giveRest(Sink sink) {
    SortedMap<Item, TaskStatus> rest = new TreeMap<>();
    Holes holes = new Holes();
    for (JoinSide side : required) {
      side.holes.forEach((key, lack) -> holes.add(widened(side, key), lack));
    }
    holes.forEach((item, lack) -> rest.put(item, lack));
    if (required.size() > 1) {
      for (JoinSide side : required) {
        side.unmatched((key, arrival) -> {
          Item item = widened(side, key);
          boolean blocked = arrival.lack() == TaskStatus.BLOCKED || holes.mayBlock(item);
          TaskStatus alone =
              arrival.lack() == null && misses(side) ? TaskStatus.FAILED : TaskStatus.SKIPPED;
          rest.merge(item, blocked ? TaskStatus.BLOCKED : alone, Holes::worse);
        });
      }
    }
    rest.forEach(sink::without);
  }

  /** Whether an item of one side that found no partner should have found one. */
  private boolean misses(JoinSide side) {
    return required.stream()
        .anyMatch(other -> other != side && other.port.input().match() == Match.REQUIRED);
  }

  private Item widened(JoinSide side, Item key) {
    @Nullable String[] parts = new String[stage.dimensions().size()];
    bind(parts, side.port, key);
    return item(parts);
  }

  private void extend(
      List<JoinSide.Step> steps,
      int depth,
      @Nullable String[] parts,
      Arrival[] arrivals,
      Sink sink) {
    if (depth == steps.size()) {
      combine(item(parts), arrivals, sink);
      return;
    }
    JoinSide.Step step = steps.get(depth);
    Port port = step.side().port;
    for (Item key : step.matching(parts)) {
      @Nullable String[] more = Arrays.copyOf(parts, parts.length);
      bind(more, port, key);
      Arrival[] filled = Arrays.copyOf(arrivals, arrivals.length);
      filled[port.index()] = step.side().at(key);
      extend(steps, depth + 1, more, filled, sink);
    }
  }

  private void combine(Item item, Arrival[] arrivals, Sink sink) {
    for (JoinSide side : required) {
      arrivals[side.port.index()].matched = true;
    }
    Candidate candidate = new Candidate(item, arrivals);
    for (JoinSide side : optional) {
      candidate.askFor(side);
    }
    candidate.giveIfComplete(sink);
  }

  private static void bind(@Nullable String[] parts, Port port, Item key) {
    for (int i = 0; i < port.places().size(); i++) {
      parts[port.places().get(i)] = key.parts().get(i);
    }
  }

  private static Item item(@Nullable String[] parts) {
    List<String> known = new ArrayList<>(parts.length);
    for (String part : parts) {
      known.add(part == null ? Item.ANY : part);
    }
    return new Item(known);
  }

  /** A combination of required inputs that may wait for optional ones. */
  static final class Candidate {
    private final Item item;
    private final Arrival[] arrivals;
    private int missing;

    Candidate(Item item, Arrival[] arrivals) {
      this.item = item;
      this.arrivals = arrivals;
    }

    private Item keyAt(JoinSide side) {
      return side.port.project(item);
    }

    private void askFor(JoinSide side) {
      Item key = keyAt(side);
      Arrival arrival = side.find(key);
      if (arrival != null) {
        arrivals[side.port.index()] = orAbsent(arrival);
      } else if (side.closed) {
        arrivals[side.port.index()] = side.missing(key);
      } else {
        missing++;
        side.await(key, this);
      }
    }

    void fill(JoinSide side, Arrival arrival, Sink sink) {
      if (arrivals[side.port.index()] == null) {
        arrivals[side.port.index()] = orAbsent(arrival);
        missing--;
        giveIfComplete(sink);
      }
    }

    private void giveIfComplete(Sink sink) {
      if (missing == 0) {
        sink.combined(item, arrivals);
      }
    }

    /** A partner that was skipped counts as none. */
    private static Arrival orAbsent(Arrival arrival) {
      return arrival.lack() == TaskStatus.SKIPPED ? Arrival.ABSENT : arrival;
    }
  }
}
