import io.kryptonx.stage.CollectedItem;
import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Lays all thumbnails out on one sheet, in rows that are each as wide as the sheet.
 *
 * <p>Pixels are set by hand and there is no writing on it: what a graphics library draws, and which
 * fonts it has, differ from machine to machine.
 */
public final class ContactSheet implements Stage {

  private static final int WIDTH = 1600;
  private static final int ROW_HEIGHT = 260;
  private static final int MARGIN = 40;
  private static final int GAP = 8;
  private static final int MAX_PICTURES = 1000;
  private static final int PAPER = 0x161513;
  private static final float QUALITY = 0.88f;

  @Override
  public void run(StageContext context) throws IOException {
    List<CollectedItem> thumbs = context.items("thumbs");
    if (thumbs.size() > MAX_PICTURES) {
      throw new IllegalArgumentException(
          "%d pictures do not fit on one sheet of at most %d"
              .formatted(thumbs.size(), MAX_PICTURES));
    }
    List<BufferedImage> pictures = new ArrayList<>();
    for (CollectedItem thumb : thumbs) {
      pictures.add(ImageIO.read(thumb.path().toFile()));
    }
    write(draw(rows(pictures)), context.output("sheet"));
  }

  /**
   * Shares the pictures out so that the rows, each filling the sheet's width, get about as high.
   */
  private static List<List<BufferedImage>> rows(List<BufferedImage> pictures) {
    double total = pictures.stream().mapToDouble(ContactSheet::ratio).sum();
    double perRow = (double) (WIDTH - 2 * MARGIN) / ROW_HEIGHT;
    int count = Math.max(1, (int) Math.round(total / perRow));
    List<List<BufferedImage>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new ArrayList<>());
    }
    double before = 0;
    for (BufferedImage picture : pictures) {
      double middle = before + ratio(picture) / 2;
      rows.get(Math.min(count - 1, (int) (middle / total * count))).add(picture);
      before += ratio(picture);
    }
    rows.removeIf(List::isEmpty);
    return rows;
  }

  private static BufferedImage draw(List<List<BufferedImage>> rows) {
    int height = 2 * MARGIN - GAP;
    for (List<BufferedImage> row : rows) {
      height += height(row) + GAP;
    }
    BufferedImage sheet = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < WIDTH; x++) {
        sheet.setRGB(x, y, PAPER);
      }
    }
    int top = MARGIN;
    for (List<BufferedImage> row : rows) {
      double left = MARGIN;
      for (BufferedImage picture : row) {
        double right = left + ratio(picture) * exactHeight(row);
        place(picture, sheet, (int) Math.round(left), top, (int) Math.round(right), height(row));
        left = right + GAP;
      }
      top += height(row) + GAP;
    }
    return sheet;
  }

  private static double exactHeight(List<BufferedImage> row) {
    double ratios = row.stream().mapToDouble(ContactSheet::ratio).sum();
    double fitting = (WIDTH - 2 * MARGIN - GAP * (row.size() - 1)) / ratios;
    return Math.min(fitting, 2 * ROW_HEIGHT);
  }

  private static int height(List<BufferedImage> row) {
    return Math.max(1, (int) Math.round(exactHeight(row)));
  }

  private static double ratio(BufferedImage picture) {
    return (double) picture.getWidth() / picture.getHeight();
  }

  /**
   * Draws a picture into a rectangle, every pixel the mean of a grid of samples of what it covers.
   */
  private static void place(
      BufferedImage picture, BufferedImage sheet, int left, int top, int right, int height) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    int width = right - left;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sheet.setRGB(left + x, top + y, mean(pixels, picture, x, y, width, height));
      }
    }
  }

  private static int mean(
      int[] pixels, BufferedImage picture, int x, int y, int width, int height) {
    int samples = 4;
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int j = 0; j < samples; j++) {
      long fromY = (2L * (y * samples + j) + 1) * picture.getHeight() / (2L * height * samples);
      for (int i = 0; i < samples; i++) {
        long fromX = (2L * (x * samples + i) + 1) * picture.getWidth() / (2L * width * samples);
        int pixel = pixels[(int) (fromY * picture.getWidth() + fromX)];
        red += pixel >> 16 & 0xFF;
        green += pixel >> 8 & 0xFF;
        blue += pixel & 0xFF;
      }
    }
    int half = samples * samples / 2;
    int all = samples * samples;
    return (red + half) / all << 16 | (green + half) / all << 8 | (blue + half) / all;
  }

  private static void write(BufferedImage sheet, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (OutputStream out = Files.newOutputStream(file);
        MemoryCacheImageOutputStream jpeg = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(jpeg);
      writer.write(null, new IIOImage(sheet, null, null), settings);
    } finally {
      writer.dispose();
    }
  }
}
