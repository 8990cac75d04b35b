package io.kryptonx.worker.javahost;

import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/** What a stage can set for its whole process: locale, time zone, system properties. */
record GlobalState(
    Locale locale, Locale display, Locale format, TimeZone zone, Properties properties) {

  static GlobalState now() {
    return new GlobalState(
        Locale.getDefault(),
        Locale.getDefault(Locale.Category.DISPLAY),
        Locale.getDefault(Locale.Category.FORMAT),
        TimeZone.getDefault(),
        (Properties) System.getProperties().clone());
  }

  /** Sets it back. Returns whether the process is as it was; what others derived from it is not. */
  boolean restore() {
    boolean unchanged =
        locale.equals(Locale.getDefault())
            && display.equals(Locale.getDefault(Locale.Category.DISPLAY))
            && format.equals(Locale.getDefault(Locale.Category.FORMAT))
            && zone.equals(TimeZone.getDefault());
    if (!properties.equals(System.getProperties())) {
      // Parts of the JDK set some on first use, so that this is no reason to end the process.
      System.setProperties((Properties) properties.clone());
    }
    return unchanged;
  }
}
