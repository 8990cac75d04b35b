package io.kryptonx.worker.local;

import io.kryptonx.worker.sandbox.SandboxMode;

class UnwalledCommandAttemptTest extends CommandAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.OFF;
  }
}
