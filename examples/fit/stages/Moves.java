import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The next steps from some settings down: a sixth less quality, or a tenth less scale. */
public final class Moves implements Stage {

  private static final int LEAST_QUALITY = 8;
  private static final int LEAST_SCALE = 10;

  @Override
  public void run(StageContext context) throws IOException {
    String settings = context.readText("settings");
    int quality = number(settings, "quality");
    int scale = number(settings, "scale");
    Path folder = context.output("move");
    Files.createDirectories(folder);
    if (quality > LEAST_QUALITY) {
      write(folder.resolve("quality.json"), Math.max(LEAST_QUALITY, quality * 5 / 6), scale);
    }
    if (scale > LEAST_SCALE) {
      write(folder.resolve("scale.json"), quality, Math.max(LEAST_SCALE, scale * 9 / 10));
    }
  }

  private static void write(Path file, int quality, int scale) throws IOException {
    Files.writeString(file, "{\"quality\": %d, \"scale\": %d}\n".formatted(quality, scale));
  }

  private static int number(String json, String key) throws IOException {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d{1,4})").matcher(json);
    if (!found.find()) {
      throw new IOException("the settings have no '" + key + "': " + json);
    }
    return Integer.parseInt(found.group(1));
  }
}
