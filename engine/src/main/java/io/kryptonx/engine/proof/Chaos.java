package io.kryptonx.engine.proof;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.engine.run.CheckedDefinition;
import io.kryptonx.engine.run.Preparation;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.run.Runs;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Runs a pipeline once calmly and then again and again from nothing, in other surroundings and
 * under faults, and compares the run digests. Neither the store of the pipeline nor what is
 * published is touched.
 */
public final class Chaos {

  private static final int MAX_JOBS = 4;

  /** So many tasks are looked into for a difference that can be shown. */
  private static final int MAX_LOOKED_INTO = 10;

  private final Definition definition;
  private final ChaosRoom.Opener rooms;
  private final Executor executor;
  private final Clock clock;
  private final int jobs;

  /**
   * Chaos for one pipeline.
   *
   * @param jobs attempts at the same time in the calm run
   */
  public Chaos(
      Definition definition, ChaosRoom.Opener rooms, Executor executor, Clock clock, int jobs) {
    this.definition = definition;
    this.rooms = rooms;
    this.executor = executor;
    this.clock = clock;
    this.jobs = jobs;
  }

  /**
   * Runs it.
   *
   * @param firstSeed of the first run under faults; the others follow
   * @param seeds how many there are, at least 1
   */
  public ChaosReport run(RunRequest request, int firstSeed, int seeds, StoreProgress progress) {
    try (ChaosRoom room = rooms.open(Perturbation.NONE)) {
      progress.at("calm run", 0, seeds);
      PreparedRun prepared = prepared(room, request);
      RunRecord calm =
          runs(room, room.worker(), prepared, jobs).run(prepared, new RunObserver() {});
      ClockStep.after(calm.last(), clock);
      Outside outside = Outside.of(room.outside());
      List<TaskView> tasks = withOutputs(calm.view());
      List<ChaosReport.Seed> reports = new ArrayList<>();
      Map<Fingerprint, Integer> executed = new HashMap<>();
      for (int i = 0; i < seeds; i++) {
        progress.at("seed", i + 1, seeds);
        Stormy stormy =
            new Stormy(calm.view(), room.store().assets(), outside, tasks.size(), firstSeed + i);
        reports.add(stormy.run(request, executed));
      }
      int again =
          (int)
              tasks.stream()
                  .flatMap(task -> task.fingerprint().stream())
                  .filter(print -> executed.getOrDefault(print, 0) >= 2)
                  .count();
      return new ChaosReport(
          prepared.pipeline(),
          calm.view().digest().orElseThrow(),
          calm.view().status(),
          tasks.size(),
          again,
          reports);
    }
  }

  private PreparedRun prepared(ChaosRoom room, RunRequest request) {
    PreparedRun prepared =
        new Preparation(
                definition, room.store(), room.preparer(), room.worker(), clock, TriedOut::pipeline)
            .prepare(request, new RunObserver() {})
            .unpublished();
    checkStages(prepared);
    return prepared;
  }

  /**
   * Nothing is sent or written anywhere only to see whether it would be, and nobody is there to
   * decide.
   */
  private void checkStages(PreparedRun prepared) {
    CheckedDefinition checked = CheckedDefinition.of(definition);
    Optional<Stage> acting =
        checked.first(
            prepared.targets(),
            stage -> stage.effect().filter(effect -> effect.test().isEmpty()).isPresent());
    if (acting.isPresent()) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "stage "
              + acting.get().name()
              + " acts on the outside, which chaos must not do; give it effect: { test: COMMAND },"
              + " or name the stages above it with --only");
    }
    Optional<Stage> asking = checked.first(prepared.targets(), stage -> stage.review().isPresent());
    if (asking.isPresent()) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "stage "
              + asking.get().name()
              + " asks people, who decide nothing for chaos; name the stages above it with --only");
    }
  }

  private Runs runs(ChaosRoom room, Worker worker, PreparedRun prepared, int atOnce) {
    RunParts parts =
        new RunParts(
            room.store(), worker, new ShortWaits(executor), clock, definition.folder(), atOnce);
    return new Runs(parts, new RunHistory(room.store(), prepared.pipeline()));
  }

  private static List<TaskView> withOutputs(RunView view) {
    return view.stages().stream()
        .flatMap(stage -> view.tasks(stage.name()).stream())
        .filter(task -> !task.outputs().isEmpty())
        .toList();
  }

  /** One run under faults, to be compared with a calm one. */
  private final class Stormy {

    private final RunView calm;
    private final AssetStore calmAssets;
    private final Outside calmOutside;
    private final int tasks;
    private final int seed;

    Stormy(RunView calm, AssetStore calmAssets, Outside calmOutside, int tasks, int seed) {
      this.calm = calm;
      this.calmAssets = calmAssets;
      this.calmOutside = calmOutside;
      this.tasks = tasks;
      this.seed = seed;
    }

    ChaosReport.Seed run(RunRequest request, Map<Fingerprint, Integer> executed) {
      SplittableRandom random = new SplittableRandom(seed);
      Perturbation perturbation = Perturbation.of(random);
      try (ChaosRoom room = rooms.open(perturbation)) {
        ChaosWorker worker =
            new ChaosWorker(
                room.worker(),
                random.split(),
                tasks,
                calm.graph().pipeline().labels().criticality());
        RunView view = toTheEnd(room, worker, request, 1 + random.nextInt(MAX_JOBS)).view();
        worker.executed().forEach(print -> executed.merge(print, 1, Integer::sum));
        List<Finding> differing = differing(view);
        return new ChaosReport.Seed(
            seed,
            perturbation.toString(),
            view.digest().orElseThrow(),
            worker.ended(),
            worker.faults(),
            toShow(differing, view, room),
            differing.size(),
            Outside.of(room.outside()).differsFrom(calmOutside));
      }
    }

    private RunRecord toTheEnd(ChaosRoom room, ChaosWorker worker, RunRequest request, int atOnce) {
      while (true) {
        PreparedRun prepared = prepared(room, request);
        if (!prepared.actions().names().isEmpty()) {
          prepared = prepared.evaluatedTo(actionSources(room, prepared));
        }
        try {
          return runs(room, worker, prepared, atOnce).run(prepared, new RunObserver() {});
        } catch (KryptonxException e) {
          if (!worker.crashed()) {
            throw e;
          }
          room.restart();
          worker
              .restart(room.worker())
              .ifPresent(lost -> room.store().upkeep().deleteContent(List.of(lost)));
        }
      }
    }

    /** What commands and servers said in the calm run; they may say something else each time. */
    private SortedMap<String, AssetContent> actionSources(ChaosRoom room, PreparedRun prepared) {
      SortedMap<String, AssetContent> given = calm.start().sources();
      SortedMap<String, AssetContent> actions = new TreeMap<>(given);
      actions.keySet().retainAll(prepared.actions().names());
      Copies copies = new Copies(calmAssets, room.store().assets());
      actions.values().forEach(copies::copy);
      return actions;
    }

    private List<Finding> differing(RunView view) {
      List<Finding> all = new ArrayList<>();
      for (RunView.StageView stage : calm.stages()) {
        for (TaskView task : calm.tasks(stage.name())) {
          SortedMap<String, AssetContent> was = calm.named(task.id());
          SortedMap<String, AssetContent> is = view.named(task.id());
          if (!was.equals(is)) {
            all.add(
                new Finding(
                    task.id(),
                    Verdict.DIFFERS,
                    view.task(task.id())
                        .flatMap(TaskView::failure)
                        .map(failure -> failure.message())
                        .orElse("")));
          }
        }
      }
      return all;
    }

    /**
     * The first that differs; of its stage rather one whose content no fault has taken away, so
     * that it can be seen what differs.
     */
    private Optional<Finding> toShow(List<Finding> differing, RunView view, ChaosRoom room) {
      Differences differences =
          new Differences(new ScratchAssets(calmAssets, room.store().assets()));
      Optional<Finding> first = Optional.empty();
      for (Finding finding : differing.subList(0, Math.min(MAX_LOOKED_INTO, differing.size()))) {
        if (!finding.task().stage().equals(differing.getFirst().task().stage())) {
          break;
        }
        Finding shown =
            finding.differing(
                differences.first(calm.named(finding.task()), view.named(finding.task())));
        if (shown.isLookedInto()) {
          return Optional.of(shown);
        }
        first = first.or(() -> Optional.of(shown));
      }
      return first;
    }
  }
}
