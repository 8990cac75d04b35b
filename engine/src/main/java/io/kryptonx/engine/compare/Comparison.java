package io.kryptonx.engine.compare;

import io.kryptonx.engine.answer.Assets;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.engine.report.DiffReport.ItemDiff;
import io.kryptonx.engine.report.DiffReport.NodeDiff;
import io.kryptonx.engine.report.DiffReport.Side;
import io.kryptonx.engine.report.DiffReport.StageChange;
import io.kryptonx.engine.report.DiffReport.State;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.item.Item;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.AssetStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two runs, asset by asset. */
public final class Comparison {

  /** So many items that differ are listed for each source or stage; all are counted. */
  public static final int MAX_LISTED = 1_000;

  private static final State OPEN = new State.Open();

  private final RunView before;
  private final RunView after;
  private final ContentComparison contents;
  private int details;

  private Comparison(RunView before, RunView after, AssetStore assets, int details) {
    this.before = before;
    this.after = after;
    this.contents = new ContentComparison(assets);
    this.details = details;
  }

  /**
   * Compares.
   *
   * @param details how many items that differ are looked into
   */
  public static DiffReport of(RunView before, RunView after, AssetStore assets, int details) {
    return new Comparison(before, after, assets, details).compare();
  }

  private DiffReport compare() {
    return new DiffReport(
        side(before),
        side(after),
        changes(before.start().params(), after.start().params()),
        definition(),
        nodes().stream().map(this::node).toList());
  }

  private static Side side(RunView run) {
    return new Side(run.start().run(), run.status(), run.start().revision(), run.digest());
  }

  /** Those of the second run in its order, then those that only the first one has. */
  private Set<String> nodes() {
    Set<String> nodes = new LinkedHashSet<>(after.sources().keySet());
    nodes.addAll(before.sources().keySet());
    after.stages().forEach(stage -> nodes.add(stage.name()));
    before.stages().forEach(stage -> nodes.add(stage.name()));
    return nodes;
  }

  private List<StageChange> definition() {
    Set<String> stages = new LinkedHashSet<>();
    after.stages().forEach(stage -> stages.add(stage.name()));
    before.stages().forEach(stage -> stages.add(stage.name()));
    List<StageChange> differing = new ArrayList<>();
    for (String stage : stages) {
      boolean old = before.stage(stage).isPresent();
      boolean now = after.stage(stage).isPresent();
      List<Change> parts =
          old && now ? changes(parts(before, stage), parts(after, stage)) : List.of();
      if (!parts.isEmpty() || old != now) {
        differing.add(new StageChange(stage, parts, !now, !old));
      }
    }
    return differing;
  }

  private static SortedMap<String, String> parts(RunView run, String stage) {
    SortedMap<String, String> parts = new TreeMap<>();
    for (KeyPart part : run.keys().parts(stage)) {
      parts.put(part.name(), part.value());
    }
    return parts;
  }

  private static List<Change> changes(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> now = Optional.ofNullable(after.get(name));
      if (!old.equals(now)) {
        changes.add(new Change(name, old, now));
      }
    }
    return changes;
  }

  private NodeDiff node(String node) {
    SortedMap<Place, State> old = states(before, node);
    SortedMap<Place, State> now = states(after, node);
    SortedSet<Place> all = places(old, now);
    int equal = 0;
    int onlyBefore = 0;
    int onlyAfter = 0;
    List<ItemDiff> items = new ArrayList<>();
    for (Place place : all) {
      Optional<State> one = state(old, place);
      Optional<State> other = state(now, place);
      if (one.equals(other)) {
        equal++;
        continue;
      }
      onlyBefore += other.isEmpty() ? 1 : 0;
      onlyAfter += one.isEmpty() ? 1 : 0;
      if (items.size() < MAX_LISTED) {
        items.add(new ItemDiff(place.item(), place.output(), one, other, content(one, other)));
      }
    }
    int differs = all.size() - equal - onlyBefore - onlyAfter;
    return new NodeDiff(node, equal, differs, onlyBefore, onlyAfter, items);
  }

  /** A task without outputs in one run and with some in the other counts once for each of these. */
  private static SortedSet<Place> places(
      SortedMap<Place, State> before, SortedMap<Place, State> after) {
    SortedSet<Place> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    Set<Item> withOutput = new HashSet<>();
    all.stream().filter(p -> !p.output().isEmpty()).forEach(p -> withOutput.add(p.item()));
    all.removeIf(place -> place.output().isEmpty() && withOutput.contains(place.item()));
    return all;
  }

  private static Optional<State> state(SortedMap<Place, State> states, Place place) {
    return Optional.ofNullable(states.get(place))
        .or(() -> Optional.ofNullable(states.get(new Place(place.item(), ""))));
  }

  private Optional<ContentDiff> content(Optional<State> before, Optional<State> after) {
    if (details > 0
        && before.orElse(OPEN) instanceof State.Holds(var old)
        && after.orElse(OPEN) instanceof State.Holds(var now)) {
      details--;
      return Optional.of(contents.of(old, now));
    }
    return Optional.empty();
  }

  private static SortedMap<Place, State> states(RunView run, String node) {
    SortedMap<Place, State> states = new TreeMap<>();
    for (AssetReport.Entry entry : new Assets(run).all(node).entries()) {
      State state =
          entry
              .snapshot()
              .<State>map(State.Holds::new)
              .or(() -> entry.status().map(State.Without::new))
              .orElse(OPEN);
      states.put(new Place(entry.item(), entry.output()), state);
    }
    return states;
  }

  /** An item of an output. */
  private record Place(Item item, String output) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = item.compareTo(other.item);
      return order != 0 ? order : output.compareTo(other.output);
    }
  }
}
