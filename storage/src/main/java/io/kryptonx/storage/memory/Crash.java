package io.kryptonx.storage.memory;

/** How an engine ended without closing its store. */
public enum Crash {
  /** The process died: content that was waiting for a commit is gone. */
  PROCESS,
  /** The power failed: large content that was not made durable is gone, too. */
  POWER
}
