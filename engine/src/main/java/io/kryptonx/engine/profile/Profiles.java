package io.kryptonx.engine.profile;

import io.kryptonx.engine.answer.Explainer;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.engine.report.WhyReport.Change;
import io.kryptonx.engine.report.WhyReport.Group;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says where the time of a run went. */
public final class Profiles {

  private static final int SAMPLES = 3;

  private Profiles() {}

  /** A run with its times. */
  public record Profiled(RunRecord record, ProfileReport profile) {}

  /** Reads a run and its times, in one pass over its journal. */
  public static Profiled read(Store store, RunId run) {
    RunRecord record = new RunRecord(store.assets());
    AttemptLog log = new AttemptLog();
    store
        .journal()
        .read(
            run,
            entry -> {
              record.add(entry);
              log.add(entry);
            });
    return new Profiled(record, profile(store, record.view(), log));
  }

  private static ProfileReport profile(Store store, RunView view, AttemptLog log) {
    TaskTimes times = new TaskTimes(view, log);
    List<Span> spans = times.spans();
    return new ProfileReport(
        view.start().run(),
        view.status(),
        log.started(),
        log.elapsed(),
        log.down(),
        Loads.of(spans),
        stages(view, spans),
        misses(store, view),
        times.criticalPath(),
        spans);
  }

  private static List<StageTimes> stages(RunView view, List<Span> spans) {
    Map<String, List<Span>> byStage = new HashMap<>();
    for (Span span : spans) {
      byStage.computeIfAbsent(span.task().stage(), _ -> new ArrayList<>()).add(span);
    }
    return view.stages().stream()
        .map(stage -> times(stage, byStage.getOrDefault(stage.name(), List.of())))
        .toList();
  }

  private static StageTimes times(StageView stage, List<Span> spans) {
    List<Span> sorted =
        spans.stream()
            .sorted(Comparator.comparingLong(Span::workedMillis).thenComparing(Span::task))
            .toList();
    boolean none = sorted.isEmpty();
    return new StageTimes(
        stage.name(),
        stage.counts(),
        sorted.size(),
        sorted.stream().mapToLong(Span::waitedMillis).sum(),
        sorted.stream().mapToLong(Span::workedMillis).sum(),
        none ? 0 : sorted.get((sorted.size() - 1) / 2).workedMillis(),
        none ? 0 : sorted.getLast().workedMillis(),
        none ? Optional.empty() : Optional.of(sorted.getLast().task()),
        stage.spent().costMicros());
  }

  private static List<Miss> misses(Store store, RunView view) {
    List<TaskView> executed =
        view.stages().stream()
            .flatMap(stage -> view.tasks(stage.name()).stream())
            .filter(task -> task.attempts() > 0)
            .toList();
    if (executed.isEmpty()) {
      return List.of(); // nothing to read another run for
    }
    Explainer explainer = Explainer.of(store, view, executed);
    Map<String, Map<String, List<TaskView>>> byStage = new LinkedHashMap<>();
    for (TaskView task : executed) {
      byStage
          .computeIfAbsent(task.id().stage(), _ -> new TreeMap<>())
          .computeIfAbsent(explainer.reason(task), _ -> new ArrayList<>())
          .add(task);
    }
    List<Miss> misses = new ArrayList<>();
    byStage.forEach((stage, reasons) ->
        reasons.forEach((reason, tasks) -> misses.add(miss(stage, reason, tasks, explainer))));
    misses.sort(Comparator.comparingInt(Miss::count).reversed()); // stable: stages in their order
    return misses;
  }

  private static Miss miss(String stage, String reason, List<TaskView> tasks, Explainer explainer) {
    List<Group> first = explainer.groups(List.of(tasks.getFirst()));
    List<String> cause =
        first.getFirst().changes().stream()
            .map(Change::cause)
            .filter(lines -> !lines.isEmpty())
            .findFirst()
            .orElse(List.of());
    return new Miss(
        stage,
        reason,
        tasks.size(),
        tasks.stream().limit(SAMPLES).map(TaskView::id).map(TaskId::item).toList(),
        cause);
  }
}
