package io.kryptonx.engine.proof;

import io.kryptonx.storage.Store;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StagePreparer;
import io.kryptonx.worker.Worker;
import java.nio.file.Path;

/** A store and a worker of their own, which may be given up at any moment. */
public interface ChaosRoom extends AutoCloseable {

  /** Its store, empty at first. */
  Store store();

  /** Does the work. */
  Worker worker();

  /** Prepares stages. */
  StagePreparer preparer();

  /** What stands for the outside, where its effects left something; a folder for each stage. */
  Path outside();

  /** The process dies and another one begins; what was not durable is gone. */
  void restart();

  /** Nothing stays of it. */
  @Override
  void close();

  /** Opens one. */
  @FunctionalInterface
  interface Opener {

    /** Opens one with something different on purpose around its work. */
    ChaosRoom open(Perturbation perturbation);
  }
}
