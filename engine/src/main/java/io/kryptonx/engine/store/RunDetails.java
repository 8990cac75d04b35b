package io.kryptonx.engine.store;

import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.answer.RunReports;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.Ending;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A past run.
 *
 * @param body what its journal tells; empty where that was removed
 */
public record RunDetails(RunHeader header, Optional<Body> body) {

  /**
   * What the journal of a run tells.
   *
   * @param start what it was given
   * @param report how it ended, or stands
   * @param stages what each stage took, in topological order
   * @param entries how many entries the journal has
   */
  public record Body(RunStart start, RunReport report, List<StageWork> stages, long entries) {
    public Body {
      stages = List.copyOf(stages);
    }
  }

  /**
   * What a stage took in a run.
   *
   * @param progress how its tasks ended
   * @param attempts that were made
   * @param workedMillis by all attempts that ended, together
   * @param waitedMillis before they began, together
   * @param loops what its loops came to, where it is one and one has ended
   * @param costMicros what all attempts cost, together, see {@link Cost}
   * @param recordedMicros what the results cost that its tasks have, made here or found
   */
  public record StageWork(
      StageProgress progress,
      int attempts,
      long workedMillis,
      long waitedMillis,
      Optional<LoopCounts> loops,
      long costMicros,
      long recordedMicros) {}

  /**
   * What the loops of a stage came to that have ended.
   *
   * @param endings how many ended how
   * @param iterations of all of them together
   */
  public record LoopCounts(SortedMap<Ending, Integer> endings, long iterations) {
    public LoopCounts {
      endings = Collections.unmodifiableSortedMap(new TreeMap<>(endings));
    }

    /** How many there are. */
    public int loops() {
      return endings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Which part of them came to {@code max_iterations}, from 0 to 1. */
    public double exhaustedShare() {
      return loops() == 0 ? 0 : (double) endings.getOrDefault(Ending.EXHAUSTED, 0) / loops();
    }

    /** With one more. */
    LoopCounts with(Ending ending, int more) {
      SortedMap<Ending, Integer> all = new TreeMap<>(endings);
      all.merge(ending, 1, Integer::sum);
      return new LoopCounts(all, iterations + more);
    }
  }

  /** From its start to its end, or to its last entry. */
  public long durationMillis() {
    return header
        .ended()
        .map(end -> Math.max(0, Duration.between(header.started(), end).toMillis()))
        .orElseGet(() -> body.map(b -> b.report().durationMillis()).orElse(0L));
  }

  static RunDetails read(Store store, RunHeader header) {
    if (!header.body().isReadable()) {
      return new RunDetails(header, Optional.empty());
    }
    RunRecord record = new RunRecord(store.assets());
    StageTimes times = new StageTimes();
    store
        .journal()
        .read(
            header.run(),
            entry -> {
              record.add(entry);
              times.add(entry.event());
            });
    long millis = Duration.between(header.started(), record.last()).toMillis();
    RunReport report = RunReports.of(store, record, Math.max(0, millis));
    List<StageWork> stages =
        report.stages().stream()
            .map(stage ->
                times.of(stage, record.view().stage(stage.stage()).map(StageView::charged)))
            .toList();
    return new RunDetails(
        header, Optional.of(new Body(record.view().start(), report, stages, record.sequence())));
  }
}
