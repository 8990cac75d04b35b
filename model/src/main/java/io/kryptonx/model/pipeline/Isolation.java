package io.kryptonx.model.pipeline;

import java.util.Locale;

/** Where an attempt of a Java stage runs. It is no part of a fingerprint. */
public enum Isolation {
  /** In a process of its own, which is used again: whatever it does, the engine goes on. */
  PROCESS,
  /** Within the engine: quick, and with nothing between the two. */
  NONE;

  /** As it is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
