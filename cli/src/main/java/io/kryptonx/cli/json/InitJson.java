package io.kryptonx.cli.json;

import java.util.List;

/** A pipeline that was begun, as one object. */
public final class InitJson {

  private InitJson() {}

  /**
   * What was written.
   *
   * @param files paths below the folder
   */
  public static String of(String folder, String template, List<String> files) {
    return Json.object(out -> {
      out.writeStringProperty("folder", folder);
      out.writeStringProperty("template", template);
      Json.texts(out, "files", files);
    });
  }
}
