package io.kryptonx.engine;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.answer.Assets;
import io.kryptonx.engine.answer.DryRun;
import io.kryptonx.engine.answer.Explainer;
import io.kryptonx.engine.answer.Export;
import io.kryptonx.engine.answer.Graphs;
import io.kryptonx.engine.answer.Logs;
import io.kryptonx.engine.answer.Plans;
import io.kryptonx.engine.answer.RunReports;
import io.kryptonx.engine.answer.Tasks;
import io.kryptonx.engine.dead.LetterDetails;
import io.kryptonx.engine.dead.Redrives;
import io.kryptonx.engine.proof.Chaos;
import io.kryptonx.engine.proof.Rooms;
import io.kryptonx.engine.proof.Verifier;
import io.kryptonx.engine.proof.VerifyRequest;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.DeadLetterReport.RedrivePlan;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.engine.run.CheckedDefinition;
import io.kryptonx.engine.run.Preparation;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.run.Runs;
import io.kryptonx.engine.select.Selectors;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.worker.StagePreparer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The engine in one process, over ports; {@link EmbeddedWiring} chooses the adapters. */
public final class EmbeddedEngine implements Engine {

  private final Definition definition;
  private final RunParts parts;
  private final Preparation preparation;
  private final DebugLayout debugLayout;
  private final Rooms rooms;
  private final AutoCloseable resources;
  private boolean forgets;
  private volatile Optional<Runs> runs = Optional.empty();
  private volatile boolean cancelled;

  /**
   * An engine over given parts.
   *
   * @param preparer of stages
   * @param debugLayout lays out working folders for people
   * @param rooms where work is done again
   * @param resources closed with the engine
   */
  public EmbeddedEngine(
      Definition definition,
      RunParts parts,
      StagePreparer preparer,
      DebugLayout debugLayout,
      Rooms rooms,
      AutoCloseable resources) {
    this.definition = definition;
    this.parts = parts;
    this.preparation =
        new Preparation(definition, parts.store(), preparer, parts.worker(), parts.clock());
    this.debugLayout = debugLayout;
    this.rooms = rooms;
    this.resources = resources;
  }

  /** An engine on this machine. */
  public static Engine open(EngineConfig config) {
    return EmbeddedWiring.open(config);
  }

  @Override
  public RunReport run(RunRequest request, RunObserver observer) {
    Instant begun = parts.clock().instant();
    PreparedRun prepared = preparation.prepare(request, observer);
    if (forgets) {
      checkMemory(prepared);
    }
    return drive(
        begun, parts.allowingRemoval(request.removal()), active -> active.run(prepared, observer));
  }

  /** What forgets that it acted would act again. */
  private void checkMemory(PreparedRun prepared) {
    Optional<Stage> acting =
        CheckedDefinition.of(definition)
            .first(prepared.targets(), stage -> stage.effect().isPresent());
    if (acting.isPresent()) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "stage "
              + acting.get().name()
              + " acts on the outside, and a store in memory forgets that it did; leave --store memory"
              + " out, or name the stages above it with --only");
    }
  }

  /** The same, over a store that is not kept. */
  EmbeddedEngine forgetting() {
    forgets = true;
    return this;
  }

  @Override
  public Optional<RunReport> redrive(RedriveRequest request, RunObserver observer) {
    Instant begun = parts.clock().instant();
    return redrives()
        .prepare(request, observer)
        .map(prepared ->
            drive(
                begun, parts.at(prepared.pace()), active -> active.run(prepared.run(), observer)));
  }

  @Override
  public RedrivePlan planRedrive(RedriveRequest request) {
    Optional<Redrives.Prepared> prepared = redrives().prepare(request, new RunObserver() {});
    return new RedrivePlan(
        prepared.stream()
            .flatMap(all -> all.redriven().stream())
            .map(LetterDetails::report)
            .toList(),
        prepared.map(Redrives.Prepared::kept).orElse(0),
        prepared.map(all -> plan(all.run())));
  }

  private Redrives redrives() {
    return new Redrives(
        parts.store(),
        history(),
        preparation,
        parts.clock(),
        () -> CheckedDefinition.of(definition));
  }

  @Override
  public DeadLetters deadLetters() {
    return new StoredDeadLetters(parts.store(), history(), parts.clock());
  }

  @Override
  public Reviews reviews() {
    return new StoredReviews(parts.store(), history(), parts.clock());
  }

  @Override
  public Locks locks() {
    return new StoredLocks(parts.store(), history(), parts.clock());
  }

  @Override
  public RunReport rollback(RunId run, RunObserver observer) {
    return drive(
        parts.clock().instant(),
        parts.allowingRemoval(true),
        active -> active.rollback(run, observer));
  }

  private RunReport drive(Instant begun, RunParts with, Function<Runs, RunRecord> what) {
    Runs active = new Runs(with, history());
    runs = Optional.of(active);
    if (cancelled) {
      active.cancel();
    }
    try {
      RunRecord record = what.apply(active);
      long millis = Duration.between(begun, parts.clock().instant()).toMillis();
      return RunReports.of(parts.store(), record, Math.max(0, millis));
    } finally {
      runs = Optional.empty();
      cancelled = false;
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    runs.ifPresent(Runs::cancel);
  }

  @Override
  public Progress progress() {
    return runs.map(Runs::progress).orElseGet(() -> new Progress(List.of(), 0));
  }

  @Override
  public PlanReport plan(RunRequest request) {
    return plan(preparation.prepare(request, new RunObserver() {}));
  }

  private PlanReport plan(PreparedRun prepared) {
    DryRun dry =
        DryRun.of(
            parts.store(),
            new RunHistory(parts.store(), prepared.pipeline()),
            prepared,
            parts.clock());
    RunView view = dry.record().view();
    List<TaskView> ready =
        view.stages().stream()
            .flatMap(stage -> view.tasks(stage.name()).stream())
            .filter(TaskView::ready)
            .toList();
    return Plans.of(dry, Explainer.of(parts.store(), view, ready));
  }

  @Override
  public WhyReport why(String stage, Optional<String> item, Optional<RunId> run) {
    RunHeader header = history().find(run);
    RunView view = read(header);
    List<TaskView> tasks = Tasks.find(view, stage, item);
    Explainer explainer = Explainer.of(parts.store(), view, tasks);
    Optional<RunId> compared = explainer.comparedWith();
    if (header.isImported()) { // its base has another name here than where it was made
      compared = view.start().base().flatMap(base -> history().find(base)).map(RunHeader::run);
    }
    return new WhyReport(stage, header.run(), compared, explainer.groups(tasks));
  }

  @Override
  public GraphReport graph(List<String> selectors, Optional<RunId> run) {
    if (run.isPresent()) {
      RunView view = read(history().find(run));
      return graph(view.graph(), Optional.of(view), selectors);
    }
    CheckedDefinition checked = CheckedDefinition.of(definition);
    Optional<RunView> latest =
        new RunHistory(parts.store(), checked.pipeline().name()).latestState();
    return graph(checked.graph(), latest, selectors);
  }

  private static GraphReport graph(Graph graph, Optional<RunView> run, List<String> selectors) {
    GraphReport whole = Graphs.of(graph, run);
    return selectors.isEmpty()
        ? whole
        : whole.only(Selectors.parse(selectors).in(graph, () -> run).nodes());
  }

  @Override
  public AssetReport show(String node, Optional<String> item, Optional<RunId> run) {
    RunHeader header = history().find(run);
    RunView view = read(header);
    AssetReport report = new Assets(view).of(node, item);
    Duration age = Duration.between(header.started(), parts.clock().instant());
    return new AssetReport(
        report.node(), header.run(), report.entries(), Assets.overdue(view, report.entries(), age));
  }

  @Override
  public void export(Snapshot snapshot, Path target) {
    new Export(parts.store().assets()).write(snapshot, target);
  }

  @Override
  public List<LogReport> logs(String stage, Optional<String> item, Optional<RunId> run) {
    RunHeader header = history().find(run);
    List<TaskView> tasks = Tasks.find(read(header), stage, item);
    return new Logs(parts.store(), history()).of(header.run(), tasks);
  }

  @Override
  public DebugFolder debug(String stage, Optional<String> item, Optional<RunId> run, Path target) {
    RunView view = read(history().find(run));
    TaskView task = Tasks.single(view, stage, item);
    CheckedDefinition checked = CheckedDefinition.of(definition);
    StagePreparer.Prepared prepared =
        preparation.prepareStages(checked.pipeline(), view.start().params());
    return debugLayout.layOut(
        Tasks.order(view, task, prepared.stages()), target.toAbsolutePath().normalize());
  }

  @Override
  public Insights insights() {
    return new StoredInsights(parts.store(), history());
  }

  @Override
  public VerifyReport verify(VerifyRequest request, StoreProgress progress) {
    return new Verifier(
            parts.store(), history(), rooms.clean(), parts.executor(), parts.clock(), parts.jobs())
        .verify(request, progress);
  }

  @Override
  public ChaosReport chaos(RunRequest request, int firstSeed, int seeds, StoreProgress progress) {
    return new Chaos(definition, rooms.chaos(), parts.executor(), parts.clock(), parts.jobs())
        .run(request, firstSeed, seeds, progress);
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new KryptonxException(ErrorCode.STORE, "the engine cannot be closed: " + e, e);
    }
  }

  private RunHistory history() {
    return new RunHistory(parts.store(), name());
  }

  /** A definition with mistakes has a past, too. */
  private String name() {
    return definition
        .pipeline()
        .orElseGet(() -> CheckedDefinition.of(definition).pipeline())
        .name();
  }

  private RunView read(RunHeader header) {
    return RunRecord.read(parts.store(), header.run()).view();
  }
}
