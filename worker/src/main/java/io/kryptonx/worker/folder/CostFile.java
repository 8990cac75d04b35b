package io.kryptonx.worker.folder;

import io.kryptonx.model.task.Cost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/**
 * The file in which an attempt says what it cost: a number on each line, all of which count
 * together, so that what is used up can be added as it is used. No file means that it cost nothing.
 *
 * @param costMicros the sum of what could be read, see {@link Cost}
 * @param mistake why some of it could not, for people; empty where all could
 */
public record CostFile(long costMicros, String mistake) {

  /** It cost nothing. */
  public static final CostFile NONE = new CostFile(0, "");

  /** The most bytes of such a file. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_SHOWN = 40;

  /**
   * Reads the file, whatever stands in its place.
   *
   * @throws IOException if what is there cannot be read
   */
  public static CostFile read(Path file) throws IOException {
    BasicFileAttributes found;
    try {
      found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return NONE;
    }
    if (!found.isRegularFile()) {
      return new CostFile(0, "$KX_COST is no file any more; write a number into it");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? new CostFile(0, "$KX_COST is larger than 64 KiB; write one number, or a few lines")
          : sum(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static CostFile sum(String text) {
    long sum = 0;
    for (String line : text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
      OptionalLong cost = Cost.parse(line);
      if (cost.isEmpty()) {
        return new CostFile(
            sum,
            "$KX_COST holds '%s', which is no cost; write a number from 0 to 1000000 such as 0.0042, with at most six digits behind the point, on a line of its own"
                .formatted(line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line));
      }
      sum += cost.getAsLong();
      if (sum > Cost.MAX_MICROS) {
        return new CostFile(
            Cost.MAX_MICROS, "$KX_COST adds up to more than 1000000, the most of one attempt");
      }
    }
    return new CostFile(sum, "");
  }

  /** Refuses an attempt that said it badly. */
  public void check() throws RefusedException {
    if (!mistake.isEmpty()) {
      throw new RefusedException(mistake);
    }
  }
}
