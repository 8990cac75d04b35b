package io.kryptonx.engine.answer;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.engine.select.Items;
import io.kryptonx.engine.select.Selection;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists the snapshots of a source or a stage in a run. */
public final class Assets {

  private final RunView run;

  /** The assets of a run. */
  public Assets(RunView run) {
    this.run = run;
  }

  /**
   * The snapshots of the sources and stages that selectors mean.
   *
   * @param item text of the item, or a glob over texts; for outputs with many items each, that of
   *     the task or of the whole
   * @throws KryptonxException NOT_FOUND
   */
  public AssetReport of(String selectors, Optional<String> item) {
    Selection selection = Selectors.parse(selectors).in(run);
    List<Entry> entries = new ArrayList<>();
    boolean known = false;
    for (String node : selection.nodes()) {
      known |= run.sources().containsKey(node) || run.stage(node).isPresent();
      add(node, selection::holds, entries);
    }
    if (!known) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "run %s was without '%s'; it has %s and %s"
              .formatted(
                  run.start().run(),
                  selectors,
                  DidYouMean.listed(run.sources().keySet()),
                  DidYouMean.listed(run.stages().stream().map(RunView.StageView::name).toList())));
    }
    List<Entry> asked = item.isEmpty() ? entries : asked(selectors, entries, item.get());
    return new AssetReport(selectors, run.start().run(), asked);
  }

  /** All snapshots of one source or stage; none if the run was without it. */
  public AssetReport all(String node) {
    List<Entry> entries = new ArrayList<>();
    add(node, _ -> true, entries);
    return new AssetReport(node, run.start().run(), entries);
  }

  /** The stages of entries that are older than they say that they may be. */
  public static List<AssetReport.Overdue> overdue(RunView run, List<Entry> entries, Duration age) {
    List<AssetReport.Overdue> overdue = new ArrayList<>();
    for (String name : entries.stream().map(Entry::node).distinct().toList()) {
      run.graph()
          .stage(name)
          .flatMap(node -> node.stage().labels().freshness())
          .filter(freshness -> age.compareTo(freshness) > 0)
          .ifPresent(freshness -> overdue.add(new AssetReport.Overdue(name, age, freshness)));
    }
    return overdue;
  }

  private void add(String node, Predicate<TaskView> which, List<Entry> entries) {
    InputValue source = run.sources().get(node);
    if (source != null) {
      source(node, source, entries);
    }
    run.tasks(node).stream().filter(which).forEach(task -> task(task, entries));
  }

  private List<Entry> asked(String selectors, List<Entry> entries, String item) {
    Items items = Items.parse(item);
    List<Entry> asked =
        entries.stream().filter(entry -> matches(entry.item().text(), items.toString())).toList();
    if (asked.isEmpty()) {
      asked = items.of(entries, entry -> entry.item().text());
    }
    if (asked.isEmpty()) {
      asked = items.of(entries, Entry::asked);
    }
    if (asked.isEmpty()) {
      List<String> texts = entries.stream().map(entry -> entry.item().text()).toList();
      String list = "list them with: kryptonx show " + selectors;
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "%s has no item '%s' in %s; %s"
              .formatted(
                  selectors,
                  item,
                  run.start().run(),
                  items.closest(texts).map(near -> "did you mean " + near + "?").orElse(list)));
    }
    return asked;
  }

  /** A task's item stands for all items of its folder. */
  private static boolean matches(String text, String asked) {
    return text.equals(asked) || text.startsWith(asked + "::");
  }

  private void source(String name, InputValue value, List<Entry> entries) {
    switch (value) {
      case Snapshot snapshot -> entries.add(source(name, Item.EMPTY, snapshot));
      case PartialMembers _ -> {} // only inputs are partial
      case Members members ->
          members.list().forEach(m -> entries.add(source(name, m.item(), m.snapshot())));
      case InputValue.Absent _ -> {}
    }
  }

  private Entry source(String name, Item item, Snapshot snapshot) {
    EventId id =
        EventId.ofSource(run.start().pipeline(), name, item, Optional.of(snapshot.digest()));
    return new Entry(name, item, name, Optional.empty(), Optional.of(snapshot), Optional.of(id));
  }

  private void task(TaskView task, List<Entry> entries) {
    if (task.outputs().isEmpty()) {
      entries.add(
          new Entry(
              task.id().stage(),
              task.item(),
              "",
              task.status(),
              Optional.empty(),
              Optional.empty(),
              false,
              task.charge().costMicros(),
              task.id().iteration()));
    }
    task.outputs().forEach((name, value) -> output(task, name, value, entries));
  }

  private void output(TaskView task, String name, InputValue value, List<Entry> entries) {
    switch (value) {
      case Snapshot snapshot -> entries.add(entry(task, task.item(), name, snapshot));
      case PartialMembers _ -> {} // only inputs are partial
      case Members members -> {
        for (Member member : members.list()) {
          List<String> parts = new ArrayList<>(task.item().parts());
          parts.addAll(member.item().parts());
          entries.add(entry(task, new Item(parts), name, member.snapshot()));
        }
      }
      case InputValue.Absent _ -> {}
    }
  }

  private Entry entry(TaskView task, Item item, String output, Snapshot snapshot) {
    TaskId named = new TaskId(task.id().stage(), item, task.id().iteration());
    Optional<EventId> id =
        task.fingerprint().map(f -> EventId.ofOutput(run.start().pipeline(), named, output, f));
    return new Entry(
        named.stage(),
        item,
        output,
        task.status(),
        Optional.of(snapshot),
        id,
        task.stale(),
        task.charge().costMicros(),
        named.iteration());
  }
}
