package io.kryptonx.worker.command;

import io.kryptonx.worker.sandbox.Sandbox;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fixed world of a command: variables that are the same everywhere. */
public final class World {

  /** Where programs are looked for. */
  public static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** The variable that names the file for what an attempt cost. */
  public static final String COST = "KX_COST";

  private static final SortedMap<String, String> FIXED =
      new TreeMap<>(Map.of("LANG", "C.UTF-8", "TZ", "UTC", "PATH", PATH, "SOURCE_DATE_EPOCH", "0"));

  private World() {}

  /** What is the same for all, as one text that changes when it does; part of fingerprints. */
  public static String text() {
    return FIXED + " umask=022";
  }

  /** The variables. */
  public static SortedMap<String, String> variables(Sandbox.View view) {
    SortedMap<String, String> all = new TreeMap<>(FIXED);
    all.put("HOME", view.home());
    all.put("TMPDIR", view.tmp());
    all.put(COST, view.cost());
    return all;
  }
}
