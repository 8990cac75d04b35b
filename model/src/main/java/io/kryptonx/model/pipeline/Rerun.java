package io.kryptonx.model.pipeline;

/** When a task runs although a result is known. */
public enum Rerun {
  /** When its fingerprint has no result. */
  WHEN_CHANGED,
  /** In every run. */
  ALWAYS,
  /** Never once it has a result: the asset is pinned, and stale when its inputs moved on. */
  NEVER;

  /** The word for it in a definition. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
