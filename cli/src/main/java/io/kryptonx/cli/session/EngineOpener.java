package io.kryptonx.cli.session;

import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;

/** Opens the engine that a command works with. */
@FunctionalInterface
public interface EngineOpener {

  /** An engine, which the caller closes. */
  Engine open(EngineConfig config);
}
