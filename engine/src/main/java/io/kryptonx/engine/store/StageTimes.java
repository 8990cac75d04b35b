package io.kryptonx.engine.store;

import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.store.RunDetails.LoopCounts;
import io.kryptonx.engine.store.RunDetails.StageWork;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Charge;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what the attempts of each stage took. */
final class StageTimes {

  private static final LoopCounts NO_LOOPS = new LoopCounts(new TreeMap<>(), 0);

  private final Map<String, Integer> attempts = new TreeMap<>();
  private final Map<String, Long> worked = new TreeMap<>();
  private final Map<String, Long> waited = new TreeMap<>();
  private final Map<String, LoopCounts> loops = new TreeMap<>();
  private final Map<String, Long> cost = new TreeMap<>();

  void add(Event event) {
    switch (event) {
      case Event.AttemptsStarted(_, var started) ->
          started.forEach(each -> attempts.merge(each.task().stage(), 1, Integer::sum));
      case Event.TaskFinished finished -> add(finished.task().stage(), finished.stats());
      case Event.AttemptFailed failed -> add(failed.task().stage(), failed.stats());
      case Event.LoopsEnded(var ends) -> ends.forEach(this::add);
      case Event.RunStarted _,
          Event.SourceChanged _,
          Event.EngineStarted _,
          Event.ChunkReused _,
          Event.ResultsFound _,
          Event.AttemptsWithheld _,
          Event.BudgetSpent _,
          Event.ConditionsDecided _,
          Event.ReviewsParked _,
          Event.ReviewsDecided _,
          Event.LocksLost _,
          Event.IterationsJudged _,
          Event.InputsLost _,
          Event.Diverged _,
          Event.PublicationStarted _,
          Event.Published _,
          Event.PublicationRefused _,
          Event.RunCancelled _,
          Event.RunEnded _ -> {}
    }
  }

  StageWork of(StageProgress stage, Optional<Charge> charged) {
    return new StageWork(
        stage,
        attempts.getOrDefault(stage.stage(), 0),
        worked.getOrDefault(stage.stage(), 0L),
        waited.getOrDefault(stage.stage(), 0L),
        Optional.ofNullable(loops.get(stage.stage())),
        cost.getOrDefault(stage.stage(), 0L),
        charged.map(Charge::costMicros).orElse(0L));
  }

  private void add(Event.LoopEnd end) {
    LoopCounts counts = loops.getOrDefault(end.task().stage(), NO_LOOPS);
    loops.put(end.task().stage(), counts.with(end.ending(), end.iterations()));
  }

  private void add(String stage, AttemptStats stats) {
    worked.merge(stage, stats.workedMillis(), Long::sum);
    waited.merge(stage, stats.waitedMillis(), Long::sum);
    cost.merge(stage, stats.costMicros(), Long::sum);
  }
}
