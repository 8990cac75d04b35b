import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pictures on one page, with what each was and what became of it. */
public final class Page implements Stage {

  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;"
          + "background:#f6f7f9;color:#1c2430}main{display:grid;gap:1.2rem;"
          + "grid-template-columns:repeat(auto-fill,minmax(20rem,1fr))}figure{margin:0;"
          + "background:#fff;border-radius:.6rem;overflow:hidden;box-shadow:0 1px 4px #0002}"
          + "img{display:block;width:100%;height:15rem;object-fit:cover}"
          + "figcaption{padding:.7rem 1rem}b{display:block}small{color:#667}";

  @Override
  public void run(StageContext context) throws IOException {
    Map<String, Integer> before = new TreeMap<>();
    for (CollectedItem photo : context.items("photos")) {
      before.put(photo.item(), photo.read().length);
    }
    Map<String, String> reports = new TreeMap<>();
    for (CollectedItem report : context.items("reports")) {
      reports.put(report.item(), report.readText());
    }
    StringBuilder html = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8>");
    html.append("<title>fit</title><style>").append(STYLE).append("</style><h1>At most ");
    html.append(kilobytes(context.integer("limit"))).append(" each</h1><main>\n");
    for (CollectedItem picture : context.items("fitted")) {
      String name = picture.item();
      String report = reports.getOrDefault(name, "{}");
      html.append("<figure><img src=\"")
          .append(escaped(name))
          .append(".jpg\" alt=\"")
          .append(escaped(name))
          .append("\"><figcaption><b>")
          .append(escaped(name))
          .append("</b>")
          .append(kilobytes(before.getOrDefault(name, 0)))
          .append(" → ")
          .append(kilobytes((long) number(report, "bytes")))
          .append(
              String.format(
                  Locale.ROOT,
                  ", SSIM %.3f <small>%.0f × %.0f</small></figcaption></figure>%n",
                  number(report, "ssim"),
                  number(report, "width"),
                  number(report, "height")));
    }
    context.writeText("html", html.append("</main>\n").toString());
  }

  private static String kilobytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static double number(String json, String key) {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.]+)").matcher(json);
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
