import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes a photograph as a JPEG of some quality, scaled down by means over areas. */
public final class Encode implements Stage {

  @Override
  public void run(StageContext context) throws IOException {
    String settings = context.readText("settings");
    int quality = number(settings, "quality");
    int scale = number(settings, "scale");
    BufferedImage photo = ImageIO.read(new ByteArrayInputStream(context.read("photo")));
    if (photo == null) {
      throw new IOException("the photo is no picture that can be read");
    }
    int width = Math.max(1, photo.getWidth() * scale / 100);
    int height = Math.max(1, photo.getHeight() * scale / 100);
    byte[] jpeg = encode(scaled(photo, width, height), quality / 100f);
    context.write("jpeg", jpeg);
    context.log("quality %d, scale %d: %d bytes".formatted(quality, scale, jpeg.length));
  }

  /** A whole number in a flat JSON object. */
  private static int number(String json, String key) throws IOException {
    Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d{1,4})").matcher(json);
    if (!found.find()) {
      throw new IOException("the settings have no '" + key + "': " + json);
    }
    return Integer.parseInt(found.group(1));
  }

  private static BufferedImage scaled(BufferedImage from, int width, int height) {
    int[] pixels = from.getRGB(0, 0, from.getWidth(), from.getHeight(), null, 0, from.getWidth());
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    if (width == from.getWidth() && height == from.getHeight()) {
      to.setRGB(0, 0, width, height, pixels, 0, width);
      return to;
    }
    int[] means = new int[width * height];
    double stepX = (double) from.getWidth() / width;
    double stepY = (double) from.getHeight() / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        means[y * width + x] =
            mean(pixels, from, x * stepX, (x + 1) * stepX, y * stepY, (y + 1) * stepY);
      }
    }
    to.setRGB(0, 0, width, height, means, 0, width);
    return to;
  }

  /** The mean of an area; pixels at its edges count by how much of them is in it. */
  private static int mean(
      int[] pixels, BufferedImage from, double left, double right, double top, double low) {
    double red = 0;
    double green = 0;
    double blue = 0;
    double sum = 0;
    for (int y = (int) top; y < Math.min(from.getHeight(), Math.ceil(low)); y++) {
      double high = Math.min(y + 1, low) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(from.getWidth(), Math.ceil(right)); x++) {
        double share = high * (Math.min(x + 1, right) - Math.max(x, left));
        int rgb = pixels[y * from.getWidth() + x];
        red += share * (rgb >> 16 & 0xFF);
        green += share * (rgb >> 8 & 0xFF);
        blue += share * (rgb & 0xFF);
        sum += share;
      }
    }
    return (int) Math.round(red / sum) << 16
        | (int) Math.round(green / sum) << 8
        | (int) Math.round(blue / sum);
  }

  private static byte[] encode(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
