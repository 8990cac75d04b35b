package io.kryptonx.cli.json;

import java.util.Map;

/** Versions as one object. */
public final class VersionJson {

  private VersionJson() {}

  /** The facts, in their order. */
  public static String of(Map<String, String> facts) {
    return Json.object(out -> facts.forEach(out::writeStringProperty));
  }
}
