package io.kryptonx.worker.prepare;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StagePreparer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Prepares stages on this machine. One thread. */
public final class LocalPreparer implements StagePreparer {

  private final AssetStore store;
  private final Path cache;
  private final Function<String, Optional<String>> environment;

  /**
   * A preparer.
   *
   * @param cache for classes; what stands in it can be made again
   * @param environment looks up a variable of the engine's environment, for secrets
   */
  public LocalPreparer(
      AssetStore store, Path cache, Function<String, Optional<String>> environment) {
    this.store = store;
    this.cache = cache.toAbsolutePath().normalize();
    this.environment = environment;
  }

  @Override
  public Prepared prepare(Pipeline pipeline, Path folder, SortedMap<String, String> params) {
    try {
      Files.createDirectories(cache);
      Preparation preparation =
          new Preparation(store, cache, environment, folder, pipeline.params(), params);
      SortedMap<String, PreparedStage> stages = new TreeMap<>();
      for (Stage stage : pipeline.stages().values()) {
        preparation.of(stage).ifPresent(prepared -> stages.put(stage.name(), prepared));
      }
      return new Prepared(stages, preparation.bundle(), preparation.problems());
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot prepare stages in " + cache + ": " + e, e);
    }
  }
}
