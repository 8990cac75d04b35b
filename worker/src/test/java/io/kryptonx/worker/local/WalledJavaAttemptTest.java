package io.kryptonx.worker.local;

import io.kryptonx.worker.sandbox.SandboxMode;

/** With walls where this machine has them. */
class WalledJavaAttemptTest extends JavaAttemptContract {

  @Override
  SandboxMode sandbox() {
    return SandboxMode.AUTO;
  }
}
