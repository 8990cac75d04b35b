package io.kryptonx.engine;

import io.kryptonx.engine.answer.Assets;
import io.kryptonx.engine.answer.Checkpoints;
import io.kryptonx.engine.answer.Graphs;
import io.kryptonx.engine.answer.LoopReports;
import io.kryptonx.engine.answer.LoopWork;
import io.kryptonx.engine.answer.RunReports;
import io.kryptonx.engine.compare.Comparison;
import io.kryptonx.engine.profile.Profiles;
import io.kryptonx.engine.profile.Profiles.Profiled;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the runs in a store. */
final class StoredInsights implements Insights {

  private static final String LATEST = "latest";

  private final Store store;
  private final RunHistory history;

  StoredInsights(Store store, RunHistory history) {
    this.store = store;
    this.history = history;
  }

  @Override
  public RunId named(String text) {
    if (text.equals(LATEST)) {
      return history.find(Optional.empty()).run();
    }
    boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    try {
      return new RunId(number ? history.pipeline() + "-" + text : text);
    } catch (IllegalArgumentException e) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "'" + text + "' is no run; runs are named like gallery-7, or just 7, or latest",
          e);
    }
  }

  @Override
  public List<RunId> latest(int limit) {
    return history.latest(limit).stream().map(RunHeader::run).toList();
  }

  @Override
  public ProfileReport profile(Optional<RunId> run) {
    return Profiles.read(store, history.find(run).run()).profile();
  }

  @Override
  public RunDetails details(Optional<RunId> run) {
    Profiled read = Profiles.read(store, history.find(run).run());
    RunView view = read.record().view();
    Assets assets = new Assets(view);
    List<AssetReport> all = new ArrayList<>();
    view.sources().keySet().forEach(source -> all.add(assets.all(source)));
    view.stages().forEach(stage -> all.add(assets.all(stage.name())));
    return new RunDetails(
        RunReports.of(store, read.record(), read.profile().elapsedMillis()),
        view.start().params(),
        view.start().targets(),
        view.start().base().map(BaseRun::run),
        Graphs.of(view.graph(), Optional.of(view)),
        read.profile(),
        LoopReports.all(view, LoopWork.of(read.profile().spans())),
        all);
  }

  @Override
  public LoopReport loops(String selectors, Optional<String> item, Optional<RunId> run) {
    return LoopReports.read(store, history.find(run).run(), selectors, item);
  }

  @Override
  public CheckpointReport checkpoint(
      String loop, Optional<String> item, int iteration, Optional<RunId> run) {
    RunId found = history.find(run).run();
    CheckpointReport report = Checkpoints.of(view(found), loop, item, iteration);
    return new CheckpointReport(report.loop(), found, report.iteration(), report.entries());
  }

  @Override
  public DiffReport diff(RunId before, RunId after, int details) {
    return Comparison.of(view(before), view(after), store.assets(), details);
  }

  private RunView view(RunId run) {
    return RunRecord.read(store, history.find(Optional.of(run)).run()).view();
  }

  @Override
  public Optional<byte[]> content(Snapshot snapshot, int limit) {
    if (snapshot.size() > limit) {
      return Optional.empty();
    }
    try {
      return Optional.of(store.assets().get(snapshot.digest()));
    } catch (MissingContentException _) {
      return Optional.empty();
    }
  }
}
