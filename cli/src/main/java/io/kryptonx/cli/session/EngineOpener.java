package io.kryptonx.cli.session;

import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.port.FileWatch;
import io.kryptonx.engine.watch.SystemFileWatch;

/** Opens the engine that a command works with. */
@FunctionalInterface
public interface EngineOpener {

  /** An engine, which the caller closes. */
  Engine open(EngineConfig config);

  /** A watch over files, which the caller closes. */
  default FileWatch watch() {
    return SystemFileWatch.open();
  }
}
