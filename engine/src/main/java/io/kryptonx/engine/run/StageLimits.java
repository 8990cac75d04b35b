package io.kryptonx.engine.run;

import io.kryptonx.model.pipeline.Resources;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.RunView;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What limits attempts beside the number of jobs: how many of a stage, and how many of a pool may
 * be in flight. A limit that nobody declared does not exist.
 */
final class StageLimits implements Limits {

  private final RunRecord record;
  private final SortedMap<String, Integer> stages = new TreeMap<>();
  private final SortedMap<String, Integer> pools = new TreeMap<>();

  StageLimits(RunRecord record) {
    this.record = record;
  }

  @Override
  public boolean admits(String stage) {
    Optional<Resources> resources = resources(stage);
    if (resources.isEmpty()) {
      return true;
    }
    int most = resources.get().concurrency().orElse(Integer.MAX_VALUE);
    return stages.getOrDefault(stage, 0) < most
        && resources.get().pool().filter(pool -> used(pool) >= size(pool)).isEmpty();
  }

  @Override
  public void count(String stage, int difference) {
    stages.merge(stage, difference, Integer::sum);
    resources(stage)
        .flatMap(Resources::pool)
        .ifPresent(pool -> pools.merge(pool, difference, Integer::sum));
  }

  private int used(String pool) {
    return pools.getOrDefault(pool, 0);
  }

  private int size(String pool) {
    return view().graph().pipeline().pools().getOrDefault(pool, Integer.MAX_VALUE);
  }

  private Optional<Resources> resources(String stage) {
    return Optional.ofNullable(view().graph().pipeline().stages().get(stage)).map(Stage::resources);
  }

  private RunView view() {
    return record.view();
  }
}
