package io.kryptonx.cli.json;

import io.kryptonx.cli.manual.ManualPage;
import java.util.List;

/** Pages of the manual as one object. */
public final class ManualJson {

  private ManualJson() {}

  /** All pages, in short. */
  public static String of(List<ManualPage> pages) {
    return Json.object(out ->
        Json.objects(
            out,
            "codes",
            pages,
            (each, page) -> {
              each.writeStringProperty("code", page.code());
              each.writeStringProperty("title", page.title());
            }));
  }

  /** One page. */
  public static String of(ManualPage page) {
    return Json.object(out -> {
      out.writeStringProperty("code", page.code());
      out.writeStringProperty("title", page.title());
      out.writeStringProperty("meaning", page.meaning());
      out.writeStringProperty("example", page.example());
      out.writeStringProperty("fix", page.fix());
    });
  }
}
