package io.kryptonx.worker.local;

import io.kryptonx.worker.Perturbation;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The world that Java stages see in every process: locale and time zone are fixed. This process
 * takes it on for good with the first attempt within the engine.
 */
final class FixedWorld {

  private static boolean taken;

  private FixedWorld() {}

  static synchronized void take() {
    if (!taken) {
      taken = true;
      Perturbation usual = Perturbation.NONE;
      Locale.setDefault(Locale.of(usual.language(), usual.country()));
      TimeZone.setDefault(TimeZone.getTimeZone(usual.zone()));
    }
  }
}
