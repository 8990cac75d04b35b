package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.DeadLetterReport.Input;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Phrases that several views share. */
public final class Words {

  /** So many stages, answers or mistakes are listed for people; all of them are in JSON. */
  public static final int MAX_LISTED = 100;

  private static final int MAX_TASKS = 20;
  private static final int SAMPLES = 3;
  private static final int MAX_ITEM = 60;

  private Words() {}

  /** {@code ran 2 · cached 31}: only what is not zero, in the order of the statuses. */
  public static String counts(Output out, Map<TaskStatus, Integer> counts) {
    List<String> parts = new ArrayList<>();
    for (StatusStyle status : StatusStyle.values()) {
      int count = counts.getOrDefault(status.status(), 0);
      if (count > 0) {
        parts.add(out.in(status.style(), status.word() + " " + count));
      }
    }
    return String.join(out.in(Style.FAINT, " · "), parts);
  }

  /** The same, and how many of them are stale. */
  public static String counts(Output out, Map<TaskStatus, Integer> counts, int stale) {
    String all = counts(out, counts);
    return stale == 0 ? all : all + out.in(Style.NOTICE, " (" + stale + " stale)");
  }

  /** {@code thumbnail [tom]}, harmless. */
  public static String task(Output out, TaskId task) {
    String iteration = task.iteration().path().isEmpty() ? "" : " #" + task.iteration();
    String item = task.item().isEmpty() ? "" : " [" + item(task.item()) + "]";
    return out.in(Style.STRONG, Harmless.line(task.stage())) + item + iteration;
  }

  /** The text of an item, harmless and not too long. */
  public static String item(Item item) {
    return Columns.cut(Harmless.line(item.text()), MAX_ITEM);
  }

  /** How commands take the item of a task, harmless and not too long: {@code ada#2}. */
  public static String asked(TaskId task) {
    return Columns.cut(Harmless.line(task.asked()), MAX_ITEM);
  }

  /** {@code ada, bob, cat and 5 more}; empty for the item of a single value. */
  public static String items(List<Item> items) {
    return names(items.stream().filter(item -> !item.isEmpty()).map(Words::item).toList());
  }

  /** {@code … and 9,900 more stages; --json lists them all}: what stands below a list cut off. */
  public static String more(Output out, int hidden, String what) {
    return out.in(
        Style.FAINT, "… and " + Quantity.of(hidden, "more " + what) + "; --json lists them all");
  }

  /** What a task was given: name, type, how much, digest. */
  public static String input(Input input) {
    String size =
        input.type().equals("collection")
            ? Quantity.of(input.items(), "item")
            : Quantity.size(input.size());
    return String.join(
        "  ", Harmless.line(input.name()), input.type(), size, input.digest().shortHex());
  }

  /** Lines with tasks; of many the first ones, and how many more there are. */
  public static void tasks(Output out, List<TaskId> tasks) {
    tasks.stream().limit(MAX_TASKS).forEach(task -> out.line("  " + task(out, task)));
    if (tasks.size() > MAX_TASKS) {
      out.line(out.in(Style.FAINT, "  … and " + (tasks.size() - MAX_TASKS) + " more"));
    }
  }

  /** {@code a, b, c and 5 more}, harmless. */
  public static String names(List<String> names) {
    String first =
        names.stream().limit(SAMPLES).map(Harmless::line).collect(Collectors.joining(", "));
    int more = names.size() - SAMPLES;
    return more == 1
        ? first + ", " + Harmless.line(names.getLast())
        : more > 0 ? first + " and " + more + " more" : first;
  }

  /** {@code 8 tasks: ada, bob#2, cat and 5 more}, or {@code 1 task} for a single value. */
  public static String tasks(List<TaskId> tasks) {
    String named =
        names(tasks.stream().filter(task -> !task.asked().isEmpty()).map(Words::asked).toList());
    return Quantity.of(tasks.size(), "task") + (named.isEmpty() ? "" : ": " + named);
  }
}
