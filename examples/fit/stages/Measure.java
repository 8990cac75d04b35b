import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Measures how alike a JPEG is to the photograph that it was made of: the mean structural similarity
 * (SSIM) of their luma, over windows of 8 by 8 pixels, at the size of the photograph. 1 is equal.
 *
 * <p>Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error
 * visibility to structural similarity", IEEE Transactions on Image Processing 13(4), 2004.
 */
public final class Measure implements Stage {

  private static final int WINDOW = 8;
  private static final int STEP = 4;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  @Override
  public void run(StageContext context) throws IOException {
    byte[] jpeg = context.read("jpeg");
    Luma photo = luma(context.read("photo"));
    Luma made = luma(jpeg);
    double ssim = similarity(photo, made.stretched(photo.width, photo.height));
    context.writeText(
        "report",
        String.format(
            Locale.ROOT,
            "{\"ssim\": %.6f, \"bytes\": %d, \"width\": %d, \"height\": %d}%n",
            ssim,
            jpeg.length,
            made.width,
            made.height));
  }

  private static Luma luma(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new IOException("this is no picture that can be read");
    }
    Luma luma = new Luma(image.getWidth(), image.getHeight());
    int[] pixels = image.getRGB(0, 0, luma.width, luma.height, null, 0, luma.width);
    for (int i = 0; i < pixels.length; i++) {
      int rgb = pixels[i];
      luma.at[i] =
          (float) (0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF));
    }
    return luma;
  }

  /** Brightness, row by row, 0 to 255. */
  private static final class Luma {
    final int width;
    final int height;
    final float[] at;

    Luma(int width, int height) {
      this.width = width;
      this.height = height;
      this.at = new float[width * height];
    }

    /** The same at another size; between pixels it changes evenly. */
    Luma stretched(int toWidth, int toHeight) {
      if (toWidth == width && toHeight == height) {
        return this;
      }
      Luma to = new Luma(toWidth, toHeight);
      for (int y = 0; y < toHeight; y++) {
        double down = Math.clamp((y + 0.5) * height / toHeight - 0.5, 0, height - 1);
        int top = (int) down;
        int low = Math.min(top + 1, height - 1);
        for (int x = 0; x < toWidth; x++) {
          double across = Math.clamp((x + 0.5) * width / toWidth - 0.5, 0, width - 1);
          int left = (int) across;
          int right = Math.min(left + 1, width - 1);
          double upper = mix(at[top * width + left], at[top * width + right], across - left);
          double lower = mix(at[low * width + left], at[low * width + right], across - left);
          to.at[y * toWidth + x] = (float) mix(upper, lower, down - top);
        }
      }
      return to;
    }

    private static double mix(double a, double b, double share) {
      return a + (b - a) * share;
    }
  }

  private static double similarity(Luma a, Luma b) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= a.height; y += STEP) {
      for (int x = 0; x + WINDOW <= a.width; x += STEP) {
        sum += window(a, b, x, y);
        windows++;
      }
    }
    return windows == 0 ? 0 : sum / windows;
  }

  private static double window(Luma a, Luma b, int left, int top) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int y = top; y < top + WINDOW; y++) {
      for (int x = left; x < left + WINDOW; x++) {
        double valueA = a.at[y * a.width + x];
        double valueB = b.at[y * a.width + x];
        sumA += valueA;
        sumB += valueB;
        squaresA += valueA * valueA;
        squaresB += valueB * valueB;
        products += valueA * valueB;
      }
    }
    double n = WINDOW * WINDOW;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double varianceA = (squaresA - n * meanA * meanA) / (n - 1);
    double varianceB = (squaresB - n * meanB * meanB) / (n - 1);
    double covariance = (products - n * meanA * meanB) / (n - 1);
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }
}
