import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Scales a photograph down to 160 pixels. */
public final class Thumb implements Stage {
  @Override
  public void run(StageContext context) throws IOException {
    BufferedImage photo = ImageIO.read(context.input("photo").toFile());
    int height = Math.max(1, photo.getHeight() * 160 / photo.getWidth());
    BufferedImage thumb = new BufferedImage(160, height, BufferedImage.TYPE_INT_RGB);
    thumb.createGraphics().drawImage(photo.getScaledInstance(160, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    ImageIO.write(thumb, "jpg", context.output("thumb").toFile());
  }
}
