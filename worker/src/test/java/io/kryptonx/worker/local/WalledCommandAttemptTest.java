package io.kryptonx.worker.local;

import io.kryptonx.worker.sandbox.SandboxMode;

/** With walls where this machine has them. */
class WalledCommandAttemptTest extends CommandAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.AUTO;
  }
}
