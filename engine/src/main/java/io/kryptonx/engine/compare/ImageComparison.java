package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Image;
import io.kryptonx.engine.report.ContentDiff.Image.Pixels;
import io.kryptonx.engine.report.ContentDiff.Image.Size;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.storage.AssetStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Compares images pixel by pixel. */
final class ImageComparison {

  /** Larger files are not opened. */
  private static final long MAX_BYTES = 32L * 1024 * 1024;

  /** Of larger images only the sizes are compared. */
  private static final long MAX_PIXELS = 24_000_000;

  private ImageComparison() {}

  /** What differs; empty if one of them cannot be read as an image. */
  static Optional<ContentDiff> of(AssetStore assets, Snapshot before, Snapshot after) {
    if (Math.max(before.size(), after.size()) > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] old = assets.get(before.digest());
    byte[] now = assets.get(after.digest());
    try {
      Optional<Size> oldSize = size(old);
      Optional<Size> newSize = size(now);
      if (oldSize.isEmpty() || newSize.isEmpty()) {
        return Optional.empty();
      }
      Size size = oldSize.get();
      boolean comparable =
          size.equals(newSize.get()) && (long) size.width() * size.height() <= MAX_PIXELS;
      return Optional.of(
          new Image(size, newSize.get(), comparable ? pixels(old, now) : Optional.empty()));
    } catch (IOException | RuntimeException _) { // decoders throw anything at what is damaged
      return Optional.empty();
    }
  }

  private static Optional<Size> size(byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static Optional<Pixels> pixels(byte[] before, byte[] after) throws IOException {
    BufferedImage old = ImageIO.read(new ByteArrayInputStream(before));
    BufferedImage now = ImageIO.read(new ByteArrayInputStream(after));
    if (old == null
        || now == null
        || old.getWidth() != now.getWidth()
        || old.getHeight() != now.getHeight()) {
      return Optional.empty();
    }
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
    return Optional.of(new Pixels(differing / all, max, sum / (all * 4)));
  }
}
