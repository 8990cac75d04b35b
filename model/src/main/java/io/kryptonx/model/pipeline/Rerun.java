package io.kryptonx.model.pipeline;

import java.time.Duration;
import java.util.Locale;

/** When a task runs although a result is known. */
public sealed interface Rerun {

  /** When its fingerprint has no result. */
  Rerun WHEN_CHANGED = Plain.WHEN_CHANGED;

  /** In every run. */
  Rerun ALWAYS = Plain.ALWAYS;

  /** Never once it has a result: the asset is pinned, and stale when its inputs moved on. */
  Rerun NEVER = Plain.NEVER;

  /** The word for it in a definition. */
  String label();

  /** The rules without an argument. */
  enum Plain implements Rerun {
    /** See {@link Rerun#WHEN_CHANGED}. */
    WHEN_CHANGED,
    /** See {@link Rerun#ALWAYS}. */
    ALWAYS,
    /** See {@link Rerun#NEVER}. */
    NEVER;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When its fingerprint has no result, or one that is older.
   *
   * @param age counted from when the result became durable
   */
  record After(Duration age) implements Rerun {
    @Override
    public String label() {
      return "after " + age;
    }
  }
}
