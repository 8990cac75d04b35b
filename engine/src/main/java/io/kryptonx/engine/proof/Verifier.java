package io.kryptonx.engine.proof;

import io.kryptonx.engine.answer.Tasks;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.event.KeyPart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StagePreparer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does the work of a run again, with the definition, the parameters and the inputs that it was
 * given, and compares what comes of it. Neither the store nor what is published is changed.
 */
public final class Verifier {

  private final Store store;
  private final RunHistory history;
  private final CleanRoom.Opener rooms;
  private final Executor executor;
  private final Clock clock;
  private final int jobs;

  /**
   * A verifier of the runs of one pipeline.
   *
   * @param jobs attempts at the same time
   */
  public Verifier(
      Store store,
      RunHistory history,
      CleanRoom.Opener rooms,
      Executor executor,
      Clock clock,
      int jobs) {
    this.store = store;
    this.history = history;
    this.rooms = rooms;
    this.executor = executor;
    this.clock = clock;
    this.jobs = jobs;
  }

  /**
   * Verifies a run.
   *
   * @throws KryptonxException NOT_FOUND if there is no such run or it was cleaned up, STORE_CORRUPT
   *     if its journal is damaged
   */
  public VerifyReport verify(VerifyRequest request, StoreProgress progress) {
    RunHeader header = history.find(request.run());
    if (!header.body().isReadable()) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "of run " + header.run() + " only the outline is kept, so that its work is not known");
    }
    RunRecord record = RunRecord.read(store, header.run());
    RunView view = record.view();
    List<TaskView> tasks = tasks(view, request);
    try (PreparedRoom prepared =
        PreparedRoom.of(view.start(), rooms.open(store.assets(), request.perturbation()))) {
      Recomputation again =
          new Recomputation(
              view, prepared.prepared().stages(), prepared.room(), store.assets(), executor, jobs);
      List<Finding> all = again.of(tasks, clock, record.last(), progress);
      return report(
          view, request, prepared.prepared(), tasks, diagnosed(view, request, all, progress));
    }
  }

  private static List<TaskView> tasks(RunView view, VerifyRequest request) {
    List<TaskView> all = new ArrayList<>();
    if (request.selectors().isPresent()) {
      all.addAll(Tasks.find(view, request.selectors().get(), request.item()));
    } else {
      view.stages().forEach(stage -> all.addAll(view.tasks(stage.name())));
    }
    all.removeIf(task -> view.named(task.id()).isEmpty() || isLoop(view, task));
    return all;
  }

  /** What a loop gives was made by its stages. */
  private static boolean isLoop(RunView view, TaskView task) {
    return view.graph().stage(task.id().stage()).filter(StageNode::isLoop).isPresent();
  }

  /** The same, and of the first of each stage that differs what it depends on. */
  private List<Finding> diagnosed(
      RunView view, VerifyRequest request, List<Finding> findings, StoreProgress progress) {
    List<Finding> all = new ArrayList<>();
    Map<String, String> told = new HashMap<>();
    try (Diagnosis diagnosis = new Diagnosis(view, store.assets(), rooms, request.perturbation())) {
      for (Finding finding : findings) {
        if (finding.verdict() != Verdict.DIFFERS) {
          all.add(finding);
          continue;
        }
        String stage = finding.task().stage();
        if (!told.containsKey(stage)) {
          progress.at("looking for the cause in " + stage, told.size(), 0);
          told.put(stage, view.task(finding.task()).map(diagnosis::of).orElse(""));
        }
        all.add(
            new Finding(
                finding.task(),
                finding.verdict(),
                told.getOrDefault(stage, ""),
                finding.difference()));
      }
    }
    return all;
  }

  private static VerifyReport report(
      RunView view,
      VerifyRequest request,
      StagePreparer.Prepared prepared,
      List<TaskView> tasks,
      List<Finding> findings) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    findings.forEach(finding -> counts.merge(finding.verdict(), 1, Integer::sum));
    counts.put(Verdict.IDENTICAL, tasks.size() - findings.size());
    List<String> notes = new ArrayList<>();
    prepared.problems().stream().filter(Problem::isError).map(Problem::message).forEach(notes::add);
    prepared.stages().forEach((name, stage) -> notes.addAll(changes(view.keys(), name, stage)));
    return new VerifyReport(
        view.start().run(),
        view.digest(),
        request.perturbation().toString(),
        counts,
        findings,
        notes);
  }

  /** What the outputs of a stage depend on that is something else on this machine now. */
  private static List<String> changes(StageKeys then, String name, PreparedStage now) {
    List<String> changes = new ArrayList<>();
    if (then.parts(name).isEmpty()) {
      return changes;
    }
    for (KeyPart part : now.key()) {
      Optional<String> was =
          then.parts(name).stream()
              .filter(old -> old.name().equals(part.name()))
              .map(KeyPart::value)
              .findFirst();
      if (was.filter(part.value()::equals).isEmpty()) {
        changes.add(
            "stage %s: %s is now '%s', was '%s'"
                .formatted(name, part.name(), part.value(), was.orElse("")));
      }
    }
    return changes;
  }
}
