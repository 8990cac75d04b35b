import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * Puts a picture into some thirty characters, its BlurHash, and paints it from them again, to be
 * seen while the picture itself is on its way.
 *
 * <p>A BlurHash is the first few terms of the picture's cosine transform: one digit of base 83 for
 * their number, one for the largest of them, four for the mean colour and two for each other term
 * (the format is described at <a href="https://blurha.sh">blurha.sh</a>). Wide pictures get 4 × 3
 * terms, tall ones 3 × 4. The output is
 *
 * <pre>{"blurhash": "LHLW@CMy.mx.%NkBtQaeOpoyVER7", "painted": "data:image/bmp;base64,…"}</pre>
 */
public final class Placeholder implements Stage {

  private static final int PAINTED_WIDTH = 24;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

  @Override
  public void run(StageContext context) throws IOException {
    BufferedImage thumb = ImageIO.read(context.input("thumb").toFile());
    double ratio = (double) thumb.getWidth() / thumb.getHeight();
    String hash = encode(thumb, ratio >= 1 ? 4 : 3, ratio >= 1 ? 3 : 4);
    Files.writeString(
        context.output("placeholder"),
        "{\n  \"blurhash\": \"%s\",\n  \"painted\": \"%s\"\n}\n"
            .formatted(hash, paint(hash, ratio)));
    context.log(hash);
  }

  // --- from the picture to its hash ---

  private static String encode(BufferedImage image, int across, int down) {
    double[][] terms = terms(image, across, down);
    double largest = 0;
    for (int i = 1; i < terms.length; i++) {
      for (double value : terms[i]) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    // The largest term is kept in steps of 1/166, the others as parts of it.
    int step = Math.clamp((int) Math.floor(largest * 166 - 0.5), 0, 82);
    double scale = (step + 1) / 166.0;

    StringBuilder hash = new StringBuilder();
    digits(hash, across - 1 + (down - 1) * 9, 1);
    digits(hash, step, 1);
    digits(hash, stored(terms[0][0]) << 16 | stored(terms[0][1]) << 8 | stored(terms[0][2]), 4);
    for (int i = 1; i < terms.length; i++) {
      int red = nineteenth(terms[i][0] / scale);
      int green = nineteenth(terms[i][1] / scale);
      int blue = nineteenth(terms[i][2] / scale);
      digits(hash, (red * 19 + green) * 19 + blue, 2);
    }
    return hash.toString();
  }

  /** The first terms of the cosine transform, row by row, each for red, green and blue. */
  private static double[][] terms(BufferedImage image, int across, int down) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    double[][] columns = cosines(across, width);
    double[][] rows = cosines(down, height);
    double[][] terms = new double[across * down][3];
    for (int y = 0; y < height; y++) {
      // A row first: the sum over an area is the sum of its rows' sums.
      double[][] sums = new double[across][3];
      for (int x = 0; x < width; x++) {
        int pixel = pixels[y * width + x];
        double red = LINEAR[pixel >> 16 & 0xFF];
        double green = LINEAR[pixel >> 8 & 0xFF];
        double blue = LINEAR[pixel & 0xFF];
        for (int i = 0; i < across; i++) {
          sums[i][0] += columns[i][x] * red;
          sums[i][1] += columns[i][x] * green;
          sums[i][2] += columns[i][x] * blue;
        }
      }
      for (int term = 0; term < terms.length; term++) {
        double weight = (term == 0 ? 1.0 : 2.0) * rows[term / across][y] / width / height;
        for (int c = 0; c < 3; c++) {
          terms[term][c] += weight * sums[term % across][c];
        }
      }
    }
    return terms;
  }

  private static double[][] cosines(int count, int length) {
    double[][] cosines = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int x = 0; x < length; x++) {
        cosines[i][x] = StrictMath.cos(Math.PI * i * x / length);
      }
    }
    return cosines;
  }

  /** A value from -1 to 1 as one of 19 steps, finer around nothing. */
  private static int nineteenth(double value) {
    double root = Math.copySign(Math.sqrt(Math.abs(value)), value);
    return Math.clamp((int) Math.floor(root * 9 + 9.5), 0, 18);
  }

  private static void digits(StringBuilder hash, int value, int count) {
    int place = 1;
    for (int i = 1; i < count; i++) {
      place *= 83;
    }
    for (; place > 0; place /= 83) {
      hash.append(DIGITS.charAt(value / place % 83));
    }
  }

  // --- and back ---

  /**
   * A bitmap of {@value #PAINTED_WIDTH} pixels across as a data URI. A bitmap, because it needs no
   * compressor, whose bytes would depend on the library that a machine has.
   */
  private static String paint(String hash, double ratio) {
    int height = Math.clamp(Math.round(PAINTED_WIDTH / ratio), 4, 2 * PAINTED_WIDTH);
    int across = number(hash, 0, 1) % 9 + 1;
    double[][] terms = terms(hash);
    ByteBuffer bitmap = bitmap(height);
    for (int y = height - 1; y >= 0; y--) {
      for (int x = 0; x < PAINTED_WIDTH; x++) {
        double[] sum = new double[3];
        for (int i = 0; i < terms.length; i++) {
          double wave =
              StrictMath.cos(Math.PI * (i % across) * (x + 0.5) / PAINTED_WIDTH)
                  * StrictMath.cos(Math.PI * (i / across) * (y + 0.5) / height);
          for (int c = 0; c < 3; c++) {
            sum[c] += wave * terms[i][c];
          }
        }
        bitmap.put((byte) stored(sum[2])).put((byte) stored(sum[1])).put((byte) stored(sum[0]));
      }
    }
    return "data:image/bmp;base64," + Base64.getEncoder().encodeToString(bitmap.array());
  }

  /** The two headers of a bitmap: 24 bits a pixel, blue first, rows from the bottom up. */
  private static ByteBuffer bitmap(int height) {
    int size = 54 + 3 * PAINTED_WIDTH * height;
    ByteBuffer bitmap = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bitmap.put((byte) 'B').put((byte) 'M').putInt(size).putInt(0).putInt(54);
    bitmap.putInt(40).putInt(PAINTED_WIDTH).putInt(height).putShort((short) 1).putShort((short) 24);
    return bitmap.position(54);
  }

  private static double[][] terms(String hash) {
    int mean = number(hash, 2, 4);
    double scale = (number(hash, 1, 1) + 1) / 166.0;
    double[][] terms = new double[(hash.length() - 4) / 2][];
    terms[0] = new double[] {LINEAR[mean >> 16], LINEAR[mean >> 8 & 0xFF], LINEAR[mean & 0xFF]};
    for (int i = 1; i < terms.length; i++) {
      int term = number(hash, 4 + 2 * i, 2);
      terms[i] =
          new double[] {
            scale * part(term / 361), scale * part(term / 19 % 19), scale * part(term % 19)
          };
    }
    return terms;
  }

  private static double part(int nineteenth) {
    double root = (nineteenth - 9) / 9.0;
    return Math.copySign(root * root, root);
  }

  private static int number(String hash, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      value = value * 83 + DIGITS.indexOf(hash.charAt(i));
    }
    return value;
  }

  // --- light ---

  // StrictMath: the last digit of Math.pow may differ between processors.
  private static final double[] LINEAR = new double[256];

  static {
    for (int i = 0; i < LINEAR.length; i++) {
      double v = i / 255.0;
      LINEAR[i] = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }
  }

  private static int stored(double linear) {
    double v = Math.clamp(linear, 0.0, 1.0);
    double s = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
    return (int) (s * 255 + 0.5);
  }
}
