package io.kryptonx.engine.proof;

import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StagePreparer;
import io.kryptonx.worker.Worker;
import java.nio.file.Path;

/** A place where work is done again apart from everything else; nothing stays of it when closed. */
public interface CleanRoom extends AutoCloseable {

  /** What the store has, and what was made here; what is put is kept here alone. */
  AssetStore assets();

  /** Does the work. */
  Worker worker();

  /** Prepares stages. */
  StagePreparer preparer();

  /** An empty folder. */
  Path folder();

  @Override
  void close();

  /** Opens one. */
  @FunctionalInterface
  interface Opener {

    /** Opens one over what a store has, with something different on purpose around its work. */
    CleanRoom open(AssetStore base, Perturbation perturbation);
  }
}
