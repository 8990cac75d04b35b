package io.kryptonx.cli;

import io.kryptonx.engine.DeadLetters;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.Insights;
import io.kryptonx.engine.Locks;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.RedriveRequest;
import io.kryptonx.engine.Reviews;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
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
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An engine that answers what it was told to, and remembers what it was asked. */
final class FakeEngine implements Engine {

  RunReport report = Samples.succeeded();
  List<JournalEntry> events = List.of();
  List<String> notices = List.of();
  PlanReport plan = Samples.plan();
  WhyReport why = Samples.why();
  GraphReport graph = Samples.graph();
  AssetReport assets = Samples.assets();
  List<LogReport> logs = Samples.logs();
  FakeDeadLetters letters = new FakeDeadLetters();
  FakeReviews reviews = new FakeReviews();
  FakeLocks locks = new FakeLocks();
  Optional<RunReport> redriven = Optional.of(Samples.failed());
  FakeInsights insights = new FakeInsights();
  Optional<RuntimeException> failure = Optional.empty();
  Optional<EngineConfig> config = Optional.empty();
  Runnable whileRunning = () -> {};
  final List<String> asked = new ArrayList<>();
  volatile Progress progress = new Progress(List.of(), 0);
  volatile boolean cancelled;

  Engine open(EngineConfig with) {
    config = Optional.of(with);
    failure.ifPresent(e -> {
      throw e;
    });
    return this;
  }

  @Override
  public RunReport rollback(RunId run, RunObserver observer) {
    throw new UnsupportedOperationException("nothing is rolled back here");
  }

  @Override
  public Optional<RunReport> redrive(RedriveRequest request, RunObserver observer) {
    asked.add("redrive " + request);
    return redriven;
  }

  @Override
  public RedrivePlan planRedrive(RedriveRequest request) {
    asked.add("plan redrive " + request);
    return new RedrivePlan(letters.list(request.letters()), 2, Optional.of(plan));
  }

  @Override
  public DeadLetters deadLetters() {
    return letters;
  }

  @Override
  public Reviews reviews() {
    return reviews;
  }

  @Override
  public Locks locks() {
    return locks;
  }

  @Override
  public RunReport run(RunRequest request, RunObserver observer) {
    asked.add("run " + request);
    observer.preparing("compiling stages");
    observer.started(report.run(), report.revision(), false);
    notices.forEach(observer::notice);
    observer.durable(report.run(), events);
    progress = new Progress(report.stages(), report.durationMillis());
    whileRunning.run();
    return report;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public PlanReport plan(RunRequest request) {
    asked.add("plan " + request);
    return plan;
  }

  @Override
  public WhyReport why(String stage, Optional<String> item, Optional<RunId> run) {
    asked.add("why " + stage + " " + item + " " + run);
    return why;
  }

  @Override
  public GraphReport graph(List<String> selectors, Optional<RunId> run) {
    asked.add("graph " + selectors);
    return selectors.isEmpty() ? graph : graph.only(selectors);
  }

  @Override
  public AssetReport show(String node, Optional<String> item, Optional<RunId> run) {
    asked.add("show " + node + " " + item + " " + run);
    return assets;
  }

  @Override
  public void export(Snapshot snapshot, Path target) {
    try {
      Files.writeString(target, snapshot.digest().shortHex());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<LogReport> logs(String stage, Optional<String> item, Optional<RunId> run) {
    asked.add("logs " + stage + " " + item + " " + run);
    return logs;
  }

  @Override
  public DebugFolder debug(String stage, Optional<String> item, Optional<RunId> run, Path target) {
    asked.add("debug " + stage + " " + item);
    if (stage.equals("nothing")) {
      throw new KryptonxException(ErrorCode.NOT_FOUND, "no stage 'nothing'");
    }
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("photo", "photo.jpg");
    return new DebugFolder(
        target,
        List.of("bash", "-euo", "pipefail", "-c", "test \"$photo\"; exit 7"),
        environment,
        Set.of(),
        stage.equals("upload"));
  }

  @Override
  public Insights insights() {
    return insights;
  }

  @Override
  public VerifyReport verify(VerifyRequest request, StoreProgress progress) {
    asked.add("verify " + request.run().map(RunId::text).orElse("latest"));
    return InsightSamples.verified();
  }

  @Override
  public ChaosReport chaos(RunRequest request, int firstSeed, int seeds, StoreProgress progress) {
    asked.add("chaos " + firstSeed + " " + seeds);
    return InsightSamples.chaos();
  }

  @Override
  public void close() {
    asked.add("close");
  }
}
