package io.kryptonx.engine.proof;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pipeline whose effects do what they say for tests, so that nothing outside is touched. */
final class TriedOut {

  private TriedOut() {}

  static Pipeline pipeline(Pipeline pipeline) {
    SortedMap<String, Stage> stages = new TreeMap<>(pipeline.stages());
    stages.replaceAll((_, stage) -> stage.triedOut());
    return new Pipeline(
        pipeline.name(),
        pipeline.labels(),
        pipeline.params(),
        pipeline.sources(),
        stages,
        pipeline.publish(),
        pipeline.swap(),
        pipeline.pools(),
        pipeline.retention(),
        pipeline.budget());
  }
}
