import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

/** Scales a picture to the width of a thumbnail. */
public final class Thumbnail implements Stage {

  @Override
  public void run(StageContext context) throws Exception {
    BufferedImage photo = ImageIO.read(context.input("photo").toFile());
    int width = Math.toIntExact(context.integer("width"));
    int height = Math.max(1, width * photo.getHeight() / photo.getWidth());
    BufferedImage thumb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = thumb.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(photo, 0, 0, width, height, null);
    graphics.dispose();
    ImageIO.write(thumb, "png", context.output("thumb").toFile());
  }
}
