package io.kryptonx.worker.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.SandboxMode;

/** With walls where this machine has them, started by the C library. */
class QuickWalledCommandAttemptTest extends CommandAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.AUTO;
  }

  @Override
  Launcher launcher() {
    Launcher launcher = Launcher.quick();
    assumeTrue(launcher.isQuick(), "not possible here: this system has no posix_spawn that fits");
    return launcher;
  }
}
