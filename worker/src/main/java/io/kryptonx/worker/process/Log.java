package io.kryptonx.worker.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What an attempt printed, bounded and without secrets. Of a long log the first and the last part
 * are kept.
 */
public final class Log {

  /** The most bytes that are kept. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final int HALF = MAX_BYTES / 2;
  private static final int NOTE_BYTES = 200;

  /** Nothing. */
  public static final Log EMPTY = new Log(new byte[0]);

  private final byte[] bytes;

  private Log(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads it.
   *
   * @param secrets values that are blotted out
   * @throws IOException if it cannot be read
   */
  public static Log read(Path file, Collection<String> secrets) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return EMPTY;
    }
    Blot blot = new Blot(secrets);
    int margin = blot.longest();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      if (size <= MAX_BYTES) {
        return new Log(blot.out(part(in, 0, (int) size), 0, (int) size));
      }
      // With a margin, so that a secret is known as one although the cut goes through it.
      int half = HALF - NOTE_BYTES / 2;
      byte[] first = part(in, 0, half + margin);
      byte[] last = part(in, size - half - margin, half + margin);
      String note = "\n… " + (size - 2L * half) + " bytes left out …\n";
      return new Log(
          concat(
              blot.out(first, 0, half),
              note.getBytes(StandardCharsets.UTF_8),
              blot.out(last, margin, last.length)));
    }
  }

  /** Whether nothing was printed. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The bytes that are kept. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** All that is kept, as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The last lines, at most so many and so long together. */
  public String tail(int maxLines, int maxCharacters) {
    int from = Math.max(0, bytes.length - 4 * maxCharacters);
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).strip();
    List<String> lines = Arrays.asList(text.split("\r?\n", -1));
    String last =
        String.join("\n", lines.subList(Math.max(0, lines.size() - maxLines), lines.size()));
    return last.length() <= maxCharacters
        ? last
        : "…" + last.substring(last.length() - maxCharacters + 1);
  }

  private static byte[] part(RandomAccessFile in, long from, int length) throws IOException {
    byte[] part = new byte[length];
    in.seek(from);
    in.readFully(part);
    return part;
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
