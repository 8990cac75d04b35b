import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Puts all thumbnails of an album into one row. */
public final class Sheet implements Stage {
  @Override
  public void run(StageContext context) throws IOException {
    List<CollectedItem> thumbs = context.items("thumbs");
    BufferedImage sheet = new BufferedImage(160 * thumbs.size(), 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < thumbs.size(); i++) {
      graphics.drawImage(ImageIO.read(thumbs.get(i).path().toFile()), 160 * i, 0, null);
    }
    graphics.dispose();
    ImageIO.write(sheet, "jpg", context.output("sheet").toFile());
  }
}
