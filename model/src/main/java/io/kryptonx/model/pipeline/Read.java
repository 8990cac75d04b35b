package io.kryptonx.model.pipeline;

/** What a stage may see beyond its inputs, once it says so. */
public enum Read {
  /** The item of the task. */
  ITEM,
  /** The time of the source event. */
  TIME,
  /** The id of the source event. */
  EVENT_ID;

  /** The word for it in a definition, and the name of the variable. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
