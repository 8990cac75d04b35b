package io.kryptonx.worker.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * How files of a type begin.
 *
 * @param type its media type
 * @param marks any one of them
 * @param sure whether nothing else begins so, not even a text
 */
record Signature(String type, List<Mark> marks, boolean sure) {

  private static final int SHORT = 4;

  /** All that are known; what is more special stands first. */
  static final List<Signature> ALL =
      List.of(
          sure("image/jpeg", hex("FFD8FF")),
          sure("image/png", hex("89504E470D0A1A0A")),
          sure("image/gif", text("GIF87a"), text("GIF89a")),
          sure("image/tiff", hex("49492A00"), hex("4D4D002A")),
          sure("application/pdf", text("%PDF-")),
          sure("application/zip", hex("504B0304"), hex("504B0506")),
          sure("application/gzip", hex("1F8B08")),
          sure("video/webm", hex("1A45DFA3")),
          sure("image/avif", text("ftypavif").at(SHORT), text("ftypavis").at(SHORT)),
          sure("video/mp4", text("ftyp").at(SHORT)),
          sure("image/webp", text("RIFF").and(text("WEBP").at(8))),
          sure("audio/wav", text("RIFF").and(text("WAVE").at(8))),
          unsure("font/woff2", text("wOF2")),
          unsure("font/ttf", hex("00010000"), text("true"), text("OTTO")),
          unsure("audio/flac", text("fLaC")),
          unsure("audio/ogg", text("OggS")),
          unsure("audio/mpeg", text("ID3"), hex("FFFB"), hex("FFFA"), hex("FFF3"), hex("FFF2")),
          unsure("image/bmp", text("BM")));

  /** The one of a type, which its files must have. */
  static Optional<Signature> of(String type) {
    return ALL.stream().filter(each -> each.type.equals(type)).findFirst();
  }

  /** The one that content surely has. */
  static Optional<Signature> seen(byte[] start) {
    return ALL.stream().filter(each -> each.sure && each.matches(start)).findFirst();
  }

  boolean matches(byte[] start) {
    return marks.stream().anyMatch(mark -> mark.matches(start));
  }

  /** Bytes at a place, and perhaps others at another. */
  static final class Mark {

    private final int offset;
    private final byte[] bytes;
    private final Optional<Mark> other;

    private Mark(int offset, byte[] bytes, Optional<Mark> other) {
      this.offset = offset;
      this.bytes = bytes;
      this.other = other;
    }

    boolean matches(byte[] start) {
      return start.length >= offset + bytes.length
          && Arrays.equals(start, offset, offset + bytes.length, bytes, 0, bytes.length)
          && (other.isEmpty() || other.get().matches(start));
    }

    private Mark at(int place) {
      return new Mark(place, bytes, other);
    }

    private Mark and(Mark more) {
      return new Mark(offset, bytes, Optional.of(more));
    }
  }

  private static Mark hex(String hex) {
    return new Mark(0, HexFormat.of().parseHex(hex), Optional.empty());
  }

  private static Mark text(String text) {
    return new Mark(0, text.getBytes(StandardCharsets.US_ASCII), Optional.empty());
  }

  private static Signature sure(String type, Mark... marks) {
    return new Signature(type, List.of(marks), true);
  }

  private static Signature unsure(String type, Mark... marks) {
    return new Signature(type, List.of(marks), false);
  }
}
