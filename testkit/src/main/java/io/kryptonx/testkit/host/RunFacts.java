package io.kryptonx.testkit.host;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run was, found by applying its journal to a new scheduler. */
public final class RunFacts {

  private final HostRun run;
  private final RunView view;

  private RunFacts(HostRun run, RunView view) {
    this.run = run;
    this.view = view;
  }

  /** Applies the journal of a run. */
  public static RunFacts of(HostRun run) {
    Scheduler scheduler = new Scheduler();
    run.journal().forEach(entry -> scheduler.apply(entry.event(), run.contents()));
    return new RunFacts(run, scheduler.view());
  }

  /** The state at the end of the journal. */
  public RunView view() {
    return view;
  }

  /** How it ended, or that it did not. */
  public RunStatus status() {
    return view.status();
  }

  /** The run digest, once it ended. */
  public Optional<Digest> digest() {
    return view.digest();
  }

  /** How many tasks of a stage ended how. */
  public SortedMap<TaskStatus, Integer> counts(String stage) {
    return view.stage(stage).map(RunView.StageView::counts).orElseGet(TreeMap::new);
  }

  /** How a task ended, where there is such a task and it did. */
  public Optional<TaskStatus> status(TaskId task) {
    return view.task(task).flatMap(RunView.TaskView::status);
  }

  /** The tasks of which an attempt began since the request. */
  public SortedSet<TaskId> executed() {
    SortedSet<TaskId> tasks = new TreeSet<>();
    for (JournalEntry entry : run.journal().subList(run.before(), run.journal().size())) {
      if (entry.event() instanceof Event.AttemptsStarted(_, var attempts)) {
        attempts.forEach(attempt -> tasks.add(attempt.task()));
      }
    }
    return tasks;
  }

  /** The events of the run, in order. */
  public List<Event> events() {
    return run.journal().stream().map(JournalEntry::event).toList();
  }

  /** What is published after the run, text by path. */
  public SortedMap<String, String> published() {
    return run.published();
  }

  /** The id of each output's event, by task and output. */
  public SortedMap<String, EventId> eventIds() {
    SortedMap<String, EventId> ids = new TreeMap<>();
    for (RunView.TaskView task : tasks()) {
      task.fingerprint()
          .ifPresent(fingerprint ->
              task.outputs()
                  .keySet()
                  .forEach(output ->
                      ids.put(
                          task.id() + "." + output,
                          EventId.ofOutput(
                              view.start().pipeline(), task.id(), output, fingerprint))));
    }
    return ids;
  }

  /** All tasks, stage by stage in topological order. */
  public List<RunView.TaskView> tasks() {
    List<RunView.TaskView> all = new ArrayList<>();
    view.stages().forEach(stage -> all.addAll(view.tasks(stage.name())));
    return all;
  }

  /** The text of an output; of a folder, one line {@code item=text} each. */
  public Optional<String> text(TaskId task, String output) {
    return view.task(task).map(t -> t.outputs().get(output)).map(this::text);
  }

  private String text(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> text(snapshot);
      case Members members -> {
        List<String> lines = new ArrayList<>();
        for (Member member : members.list()) {
          lines.add(member.item() + "=" + text(member.snapshot()));
        }
        yield String.join("\n", lines);
      }
      case PartialMembers(var members, var missing) -> text(members) + " without " + missing;
      case InputValue.Absent _ -> "-";
    };
  }

  private String text(Snapshot snapshot) {
    return new String(run.contents().get(snapshot.digest()), StandardCharsets.UTF_8);
  }
}
