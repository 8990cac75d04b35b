package io.kryptonx.worker.local;

import io.kryptonx.worker.sandbox.SandboxMode;

class UnwalledJavaAttemptTest extends JavaAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.OFF;
  }
}
