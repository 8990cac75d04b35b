package io.kryptonx.cli.view.page;

import io.kryptonx.engine.compare.ImageFile;
import io.kryptonx.model.asset.MediaType;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Small pictures of images, as URIs that hold them. Only what begins like an image of its type is
 * shown. An SVG is shown as a picture, where browsers run no scripts and load nothing.
 */
final class Thumbnails {

  /** Larger files are not opened. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int MAX_AS_IT_IS = 24 * 1024;
  private static final int MAX_SVG = 96 * 1024;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final long MAX_PIXELS = 100_000_000;

  /** What files of these types begin with; blanks stand for any byte. */
  private static final Map<String, String> STARTS =
      Map.of(
          "image/jpeg", "\u00FF\u00D8\u00FF",
          "image/png", "\u0089PNG\r\n\u001A\n",
          "image/gif", "GIF8",
          "image/webp", "RIFF    WEBP",
          "image/avif", "    ftypavif",
          "image/bmp", "BM");

  Thumbnails() {
    ImageIO.setUseCache(false);
  }

  /** The picture; empty where there is none to be shown. */
  Optional<String> of(MediaType type, byte[] bytes) {
    if (type.name().equals("image/svg+xml")) {
      return isSvg(bytes) ? Optional.of(uri(type.name(), bytes)) : Optional.empty();
    }
    if (!beginsAs(type, bytes)) {
      return Optional.empty();
    }
    if (bytes.length <= MAX_AS_IT_IS) {
      return Optional.of(uri(type.name(), bytes));
    }
    return ImageFile.read(bytes, reader -> scaled(read(reader)));
  }

  private static boolean isSvg(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.UTF_8).stripLeading();
    return bytes.length <= MAX_SVG
        && (start.startsWith("<svg") || start.startsWith("<?xml") && start.contains("<svg"));
  }

  private static boolean beginsAs(MediaType type, byte[] bytes) {
    String start = STARTS.getOrDefault(type.name(), "");
    if (start.isEmpty() || bytes.length < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (start.charAt(i) != ' ' && start.charAt(i) != (bytes[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  private static String uri(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String scaled(BufferedImage full) throws IOException {
    double scale =
        Math.min(1, Math.min((double) WIDTH / full.getWidth(), (double) HEIGHT / full.getHeight()));
    int width = Math.max(1, (int) Math.round(full.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(full.getHeight() * scale));
    boolean clear = full.getColorModel().hasAlpha();
    BufferedImage small =
        new BufferedImage(
            width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(full, 0, 0, width, height, null);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(small, clear ? "png" : "jpeg", out); // Java can write both
    return uri(clear ? "image/png" : "image/jpeg", out.toByteArray());
  }

  /** Every n-th pixel of large images, so that memory is bounded. */
  private static BufferedImage read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MAX_PIXELS) {
      throw new IOException("too large");
    }
    int every = Math.max(1, Math.min(width / (2 * WIDTH), height / (2 * HEIGHT)));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, param);
  }
}
