package io.kryptonx.worker.sandbox;

/** Whether attempts are kept within a sandbox. */
public enum SandboxMode {
  /** Where there is one that works. */
  AUTO,
  /** Always; without one nothing runs. */
  ON,
  /** Never. */
  OFF
}
