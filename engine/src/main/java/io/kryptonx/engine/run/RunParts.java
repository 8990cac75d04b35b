package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.Worker;
import java.nio.file.Path;

/**
 * What a run is carried out with.
 *
 * @param folder of the definition
 * @param jobs attempts at the same time
 */
public record RunParts(
    Store store, Worker worker, Executor executor, Clock clock, Path folder, int jobs) {}
