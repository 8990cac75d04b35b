package io.kryptonx.engine.store.gc;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What pipelines say about how long their runs are kept ({@code retention}), by name. */
final class DeclaredRules {

  private final Store store;

  private DeclaredRules(Store store) {
    this.store = store;
  }

  /** The rules as the latest run of each pipeline was given them. */
  static Map<String, Retention> of(Store store, List<RunHeader> runs) {
    Map<String, RunHeader> latest = new TreeMap<>();
    for (RunHeader run : runs) {
      if (!run.isImported() && !(run.body() instanceof RunBody.Removed)) {
        latest.merge(run.pipeline(), run, (a, b) -> a.number() > b.number() ? a : b);
      }
    }
    DeclaredRules rules = new DeclaredRules(store);
    Map<String, Retention> declared = new TreeMap<>();
    latest.forEach(
        (pipeline, run) -> rules.of(run.run()).ifPresent(rule -> declared.put(pipeline, rule)));
    return declared;
  }

  /** None where the run is damaged, which the pass that marks tells. */
  private Optional<Retention> of(RunId run) {
    try {
      RunStart[] start = new RunStart[1];
      store
          .journal()
          .read(
              run,
              entry -> {
                if (entry.event() instanceof Event.RunStarted(var started)) {
                  start[0] = started;
                }
              });
      var declared = PipelineCodec.decode(store.assets().get(start[0].definition())).retention();
      Optional<Integer> runs = declared.runs().stream().boxed().findFirst();
      return declared.keepsEverything()
          ? Optional.empty()
          : Optional.of(new Retention(runs, declared.age()));
    } catch (KryptonxException _) {
      return Optional.empty();
    }
  }
}
