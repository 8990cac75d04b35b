package io.kryptonx.worker.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.SandboxMode;

/** Without walls, started by the C library. */
class QuickUnwalledCommandAttemptTest extends CommandAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.OFF;
  }

  @Override
  Launcher launcher() {
    Launcher launcher = Launcher.quick();
    assumeTrue(launcher.isQuick(), "not possible here: this system has no posix_spawn that fits");
    return launcher;
  }
}
