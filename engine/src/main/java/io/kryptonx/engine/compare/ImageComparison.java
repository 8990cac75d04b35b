package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Image;
import io.kryptonx.engine.report.ContentDiff.Image.Pixels;
import io.kryptonx.engine.report.ContentDiff.Image.Size;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.storage.AssetStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;

/** Compares images pixel by pixel. */
final class ImageComparison {

  /** Larger files are not opened. */
  private static final long MAX_BYTES = 32L * 1024 * 1024;

  /** Of larger images only the sizes are compared. */
  private static final long MAX_PIXELS = 24_000_000;

  private static final Optional<Pixels> NONE = Optional.empty();

  private ImageComparison() {}

  /** What differs; empty if one of them cannot be read as an image. */
  static Optional<ContentDiff> of(AssetStore assets, Snapshot before, Snapshot after) {
    if (Math.max(before.size(), after.size()) > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] old = assets.get(before.digest());
    byte[] now = assets.get(after.digest());
    Optional<Size> oldSize = ImageFile.read(old, ImageComparison::size);
    Optional<Size> newSize = ImageFile.read(now, ImageComparison::size);
    return oldSize.flatMap(
        o -> newSize.map(n -> new Image(o, n, areComparable(o, n) ? pixels(old, now) : NONE)));
  }

  private static boolean areComparable(Size before, Size after) {
    return before.equals(after) && (long) before.width() * before.height() <= MAX_PIXELS;
  }

  private static Size size(ImageReader reader) throws IOException {
    return new Size(reader.getWidth(0), reader.getHeight(0));
  }

  private static Optional<Pixels> pixels(byte[] before, byte[] after) {
    Optional<BufferedImage> old = ImageFile.read(before, reader -> reader.read(0));
    Optional<BufferedImage> now = ImageFile.read(after, reader -> reader.read(0));
    return old.flatMap(o -> now.map(n -> pixels(o, n)));
  }

  private static Pixels pixels(BufferedImage old, BufferedImage now) {
    int width = old.getWidth();
    int[] oldRow = new int[width];
    int[] newRow = new int[width];
    long differing = 0;
    long sum = 0;
    int max = 0;
    for (int y = 0; y < old.getHeight(); y++) {
      old.getRGB(0, y, width, 1, oldRow, 0, width);
      now.getRGB(0, y, width, 1, newRow, 0, width);
      for (int x = 0; x < width; x++) {
        if (oldRow[x] != newRow[x]) {
          differing++;
          for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int difference = Math.abs((oldRow[x] >> shift & 0xFF) - (newRow[x] >> shift & 0xFF));
            sum += difference;
            max = Math.max(max, difference);
          }
        }
      }
    }
    double all = (double) width * old.getHeight();
    return new Pixels(differing / all, max, sum / (all * 4));
  }
}
