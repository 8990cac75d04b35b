import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.nio.file.Files;

/** Writes a page that shows all thumbnails. */
public final class Page implements Stage {

  @Override
  public void run(StageContext context) throws Exception {
    StringBuilder html = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n");
    html.append("<title>Pictures</title>\n<h1>Pictures</h1>\n");
    for (CollectedItem thumb : context.items("thumbs")) {
      String name = escaped(thumb.item());
      html.append("<img src=\"").append(name).append(".png\" alt=\"").append(name).append("\">\n");
    }
    Files.writeString(context.output("html"), html);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
