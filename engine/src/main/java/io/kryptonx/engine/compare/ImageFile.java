package io.kryptonx.engine.compare;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Opens images of the kinds that Java reads, without decoding more of them than is asked for. */
public final class ImageFile {

  private ImageFile() {}

  /** What is wanted of an image. */
  @FunctionalInterface
  public interface Use<T> {

    /** Reads it; the reader is closed afterwards. */
    T of(ImageReader reader) throws IOException;
  }

  /**
   * Opens an image.
   *
   * @return empty if the bytes are no image, or a damaged one
   */
  public static <T> Optional<T> read(byte[] bytes, Use<T> use) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(use.of(reader));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException _) { // decoders throw anything at what is damaged
      return Optional.empty();
    }
  }
}
