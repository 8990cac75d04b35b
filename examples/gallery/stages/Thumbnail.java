import io.kryptonx.stage.Stage;
import io.kryptonx.stage.StageContext;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Scales one photograph down to a width, upright and in sRGB.
 *
 * <p>Every pixel of the thumbnail is the mean of the area it covers, taken in linear light: the
 * mean of a chequered pattern of black and white is the grey that it looks like from afar (sRGB
 * 188), not the darker 128 that averaging the stored numbers would give.
 *
 * <p>Nothing is scaled up: a photograph narrower than the width keeps its size.
 */
public final class Thumbnail implements Stage {

  private static final float QUALITY = 0.86f;
  private static final int MAX_WIDTH = 8192;
  private static final long MAX_PIXELS = 64_000_000;

  @Override
  public void run(StageContext context) throws IOException {
    long width = context.integer("width");
    if (width < 16 || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "width is %d; a thumbnail has 16 to %d pixels".formatted(width, MAX_WIDTH));
    }
    byte[] jpeg = Files.readAllBytes(context.input("photo"));
    Picture photo = upright(read(jpeg), orientation(jpeg));
    Picture thumb = scale(photo, (int) Math.min(width, photo.width));
    write(thumb, context.output("thumb"));
    context.log(
        "%d × %d → %d × %d".formatted(photo.width, photo.height, thumb.width, thumb.height));
  }

  /** Pixels row by row, each {@code 0xRRGGBB} in sRGB. */
  private record Picture(int width, int height, int[] rgb) {}

  // --- reading ---

  private static Picture read(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      return pixels > MAX_PIXELS ? tooLarge(pixels) : pixels(reader.read(0));
    } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          "photo is no JPEG in RGB or grey (a CMYK one, a damaged one, another format?):"
              + " save it as an sRGB JPEG",
          e);
    } finally {
      reader.dispose();
    }
  }

  private static Picture tooLarge(long pixels) throws IOException {
    throw new IOException(
        "photo has %d million pixels, more than %d: scale it down first"
            .formatted(pixels / 1_000_000, MAX_PIXELS / 1_000_000));
  }

  private static Picture pixels(BufferedImage image) {
    int bands = image.getRaster().getNumBands();
    if (bands != 1 && bands != 3) {
      throw new IllegalArgumentException(bands + " colour channels");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage standard = image;
    if (bands == 3 && !image.getColorModel().getColorSpace().isCS_sRGB()) {
      standard = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null).filter(image, standard);
    }
    // Straight from the raster: getRGB would take grey for linear light and brighten it.
    int[] rgb = new int[width * height];
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      standard.getRaster().getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int red = row[x * bands];
        int green = row[x * bands + bands / 2];
        int blue = row[x * bands + bands - 1];
        rgb[y * width + x] = red << 16 | green << 8 | blue;
      }
    }
    return new Picture(width, height, rgb);
  }

  /**
   * How the camera was held: the orientation tag (1 to 8) of the Exif segment, 1 where there is
   * none. Exif 2.32, section 4.5.4; the segment is a TIFF file after the six bytes "Exif\0\0".
   */
  private static int orientation(byte[] jpeg) {
    ByteBuffer segments = ByteBuffer.wrap(jpeg);
    int at = 2;
    while (at + 4 <= jpeg.length && (segments.getShort(at) & 0xFFFF) != 0xFFDA) {
      int length = segments.getShort(at + 2) & 0xFFFF;
      boolean exif = (segments.getShort(at) & 0xFFFF) == 0xFFE1;
      if (exif && length > 16 && at + 2 + length <= jpeg.length && jpeg[at + 4] == 'E') {
        return orientation(ByteBuffer.wrap(jpeg, at + 10, length - 8).slice());
      }
      at += 2 + length;
    }
    return 1;
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries && directory + 14 + 12 * i <= tiff.limit(); i++) {
      int entry = directory + 2 + 12 * i;
      if (tiff.getShort(entry) == 0x0112) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  private static Picture upright(Picture photo, int orientation) {
    if (orientation == 1) {
      return photo;
    }
    boolean onItsSide = orientation >= 5;
    int width = onItsSide ? photo.height : photo.width;
    int height = onItsSide ? photo.width : photo.height;
    int[] rgb = new int[photo.rgb.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int across = onItsSide ? y : x;
        int down = onItsSide ? x : y;
        boolean mirrored =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipped =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int fromX = mirrored ? photo.width - 1 - across : across;
        int fromY = flipped ? photo.height - 1 - down : down;
        rgb[y * width + x] = photo.rgb[fromY * photo.width + fromX];
      }
    }
    return new Picture(width, height, rgb);
  }

  // --- scaling ---

  /** First every row, then every column: the mean over an area is the mean of its rows' means. */
  private static Picture scale(Picture photo, int width) {
    if (width == photo.width) {
      return photo;
    }
    int height = Math.max(1, Math.round((float) photo.height * width / photo.width));
    double[] line = new double[photo.width * 3];
    double[] narrow = new double[width * photo.height * 3];
    for (int y = 0; y < photo.height; y++) {
      for (int x = 0, i = 0; x < photo.width; x++, i += 3) {
        int rgb = photo.rgb[y * photo.width + x];
        line[i] = TO_LINEAR[rgb >> 16 & 0xFF];
        line[i + 1] = TO_LINEAR[rgb >> 8 & 0xFF];
        line[i + 2] = TO_LINEAR[rgb & 0xFF];
      }
      average(line, 0, 3, photo.width, narrow, 3 * y * width, 3, width);
    }
    double[] small = new double[width * height * 3];
    for (int x = 0; x < width; x++) {
      average(narrow, 3 * x, 3 * width, photo.height, small, 3 * x, 3 * width, height);
    }
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] =
          stored(small[3 * i]) << 16 | stored(small[3 * i + 1]) << 8 | stored(small[3 * i + 2]);
    }
    return new Picture(width, height, rgb);
  }

  /** Means of one line of {@code length} pixels over {@code count} equal parts of it. */
  private static void average(
      double[] from,
      int fromStart,
      int fromStep,
      int length,
      double[] to,
      int toStart,
      int toStep,
      int count) {
    double size = (double) length / count;
    for (int i = 0; i < count; i++) {
      double begin = i * size;
      double end = Math.min(length, begin + size);
      double red = 0;
      double green = 0;
      double blue = 0;
      for (int pixel = (int) begin; pixel < end; pixel++) {
        double share = Math.min(end, pixel + 1) - Math.max(begin, pixel);
        int at = fromStart + pixel * fromStep;
        red += share * from[at];
        green += share * from[at + 1];
        blue += share * from[at + 2];
      }
      int at = toStart + i * toStep;
      to[at] = red / size;
      to[at + 1] = green / size;
      to[at + 2] = blue / size;
    }
  }

  // StrictMath: the last digit of Math.pow may differ between processors.
  private static final double[] TO_LINEAR = new double[256];
  private static final byte[] FROM_LINEAR = new byte[1 << 14];

  static {
    for (int i = 0; i < TO_LINEAR.length; i++) {
      double v = i / 255.0;
      TO_LINEAR[i] = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
    }
    for (int i = 0; i < FROM_LINEAR.length; i++) {
      double v = (double) i / (FROM_LINEAR.length - 1);
      double s = v <= 0.0031308 ? v * 12.92 : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
      FROM_LINEAR[i] = (byte) Math.round(s * 255);
    }
  }

  private static int stored(double linear) {
    return FROM_LINEAR[(int) (linear * (FROM_LINEAR.length - 1) + 0.5)] & 0xFF;
  }

  // --- writing ---

  private static void write(Picture picture, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width, picture.height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width, picture.height, picture.rgb, 0, picture.width);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (OutputStream out = Files.newOutputStream(file);
        MemoryCacheImageOutputStream jpeg = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(jpeg);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
  }
}
