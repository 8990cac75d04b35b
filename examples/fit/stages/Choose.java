import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of the steps that were tried out, the one that loses least likeness for the bytes it saves; where
 * there is none left, the settings stay, which ends the loop.
 */
public final class Choose implements Stage {

  @Override
  public void run(StageContext context) throws IOException {
    String now = context.readText("now");
    Map<String, String> moves = new TreeMap<>();
    for (CollectedItem move : context.items("moves")) {
      moves.put(move.item(), move.readText());
    }
    String chosen = context.readText("settings");
    double least = Double.POSITIVE_INFINITY;
    for (CollectedItem report : context.items("reports")) {
      String then = report.readText();
      double saved = number(now, "bytes") - number(then, "bytes");
      double lost = number(now, "ssim") - number(then, "ssim");
      double price = saved <= 0 ? Double.MAX_VALUE : lost / saved;
      context.log("%s: %.0f bytes less, price %.3g".formatted(report.item(), saved, price));
      if (price < least) {
        least = price;
        chosen = moves.get(report.item());
      }
    }
    context.writeText("next", chosen);
  }

  private static double number(String json, String key) throws IOException {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?[0-9.]+)").matcher(json);
    if (!found.find()) {
      throw new IOException("the report has no '" + key + "': " + json);
    }
    return Double.parseDouble(found.group(1));
  }
}
