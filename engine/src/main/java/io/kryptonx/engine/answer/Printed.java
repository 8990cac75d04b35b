package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of what an attempt printed. */
public final class Printed {

  private static final int LINES = 20;

  private Printed() {}

  /** Its last lines, or a line that says that they are gone. */
  public static List<String> lastLines(Store store, Snapshot log) {
    try {
      List<String> lines =
          new String(store.assets().get(log.digest()), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (MissingContentException _) {
      return List.of("(what it printed is no longer in the store)");
    }
  }
}
