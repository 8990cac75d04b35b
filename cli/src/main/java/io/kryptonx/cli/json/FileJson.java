package io.kryptonx.cli.json;

/** A file that was written, as one object. */
public final class FileJson {

  private FileJson() {}

  /** The object. */
  public static String of(String file, long size) {
    return Json.object(out -> {
      out.writeStringProperty("file", file);
      out.writeNumberProperty("size", size);
    });
  }
}
