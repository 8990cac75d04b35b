package io.kryptonx.cli.json;

import io.kryptonx.engine.Engine.DebugFolder;

/** A working folder that was laid out again, as one object. */
public final class DebugJson {

  private DebugJson() {}

  /** The folder. */
  public static String of(DebugFolder task) {
    return Json.object(out -> {
      out.writeStringProperty("folder", task.folder().toString());
      Json.texts(out, "command", task.command());
      Json.object(
          out,
          "environment",
          () ->
              task.environment()
                  .keySet()
                  .forEach(name -> out.writeStringProperty(name, task.shown(name))));
      out.writeBooleanProperty("acts", task.acts());
    });
  }
}
