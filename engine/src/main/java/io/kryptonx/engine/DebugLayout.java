package io.kryptonx.engine;

import io.kryptonx.worker.WorkOrder;
import java.nio.file.Path;

/** Lays out the working folder of an attempt for people to look at. */
@FunctionalInterface
public interface DebugLayout {

  /** Lays it out in a new or empty folder. */
  Engine.DebugFolder layOut(WorkOrder order, Path target);
}
