package io.kryptonx.model.pipeline;

import java.util.Locale;

/** How much depends on something; it decides defaults of retries and who is told of failures. */
public enum Criticality {
  /** Others stand still without it. */
  MISSION_CRITICAL,
  /** It is missed soon. */
  IMPORTANT,
  /** It can wait. */
  BACKGROUND;

  /** The word for it in a definition. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
