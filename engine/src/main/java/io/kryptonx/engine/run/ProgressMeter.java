package io.kryptonx.engine.run;

import io.kryptonx.engine.Progress;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes pictures of the state for those who watch: one every 50 ms at most, and fewer where there
 * are so many stages that this would cost more than a twentieth of the time.
 */
public final class ProgressMeter {

  private static final Duration PERIOD = Duration.ofMillis(50);

  private static final int SHARE = 20;

  private final RunRecord record;
  private final Clock clock;
  private final Instant begun;
  private Instant last = Instant.EPOCH;
  private Duration period = PERIOD;
  private volatile Progress progress = new Progress(List.of(), 0);

  ProgressMeter(RunRecord record, Clock clock) {
    this.record = record;
    this.clock = clock;
    this.begun = clock.instant();
  }

  Progress progress() {
    return progress;
  }

  void update(boolean now) {
    Instant time = clock.instant();
    if (now || Duration.between(last, time).compareTo(period) >= 0) {
      long elapsed = Math.max(0, Duration.between(begun, time).toMillis());
      progress = new Progress(stages(record.view()), elapsed);
      last = clock.instant();
      Duration rest = Duration.between(time, last).multipliedBy(SHARE);
      period = rest.compareTo(PERIOD) > 0 ? rest : PERIOD;
    }
  }

  /** Where each stage stands. */
  public static List<StageProgress> stages(RunView view) {
    Map<String, Integer> expected = new TreeMap<>();
    List<StageProgress> stages = new ArrayList<>();
    for (StageView stage : view.stages()) {
      StageNode node = view.graph().stage(stage.name()).orElseThrow();
      int more = view.graph().loopAround(stage.name()).isPresent() ? 1 : 0; // nobody knows how many
      int total =
          stage.complete()
              ? stage.tasks()
              : Math.max(stage.tasks() + more, expect(view, node, expected));
      expected.put(stage.name(), total);
      stages.add(
          new StageProgress(stage.name(), total, stage.counts(), stage.running(), stage.stale()));
    }
    return stages;
  }

  /** As many tasks as the input has items that brings all dimensions, where that can be told. */
  private static int expect(RunView view, StageNode stage, Map<String, Integer> expected) {
    if (stage.dimensions().isEmpty()) {
      return 1;
    }
    return stage.ports().stream()
        .filter(port -> port.dimensions().size() == stage.dimensions().size())
        .mapToInt(port -> items(view, port, expected))
        .max()
        .orElse(0);
  }

  private static int items(RunView view, Port port, Map<String, Integer> expected) {
    AssetNode asset = port.asset();
    InputValue source = view.sources().get(asset.ref().node());
    if (port.isCollection() || asset.each()) {
      return 0;
    }
    return source instanceof Members members
        ? members.size()
        : expected.getOrDefault(asset.ref().node(), 0);
  }
}
