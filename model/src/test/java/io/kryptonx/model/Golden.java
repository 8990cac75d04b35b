package io.kryptonx.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Files that pin bytes at rest: what was written once must be read for ever. */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final Pattern LINE = Pattern.compile(".{1,64}");

  private Golden() {}

  /** Checks bytes against the file of that name, in the module that runs the test. */
  public static void check(String name, byte[] bytes) {
    checkText(name + ".hex", hex(bytes));
  }

  /** Checks text against the file of that name. */
  public static void checkText(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("kx.golden.renew")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(Files.readString(file, StandardCharsets.UTF_8))
          .as(
              "%s pins what is kept in stores; other bytes make old stores and old ids worthless."
                  + " If that is meant: raise the FORMAT that stands in these bytes, keep reading"
                  + " the old one, tell it in CHANGELOG.md, and renew the files by running this test"
                  + " with -Dkx.golden.renew=true",
              file)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no golden file " + file.toAbsolutePath() + "; make it with -Dkx.golden.renew=true", e);
    }
  }

  /** The bytes of a file that pins an older form. */
  static byte[] read(String name) {
    try {
      String text = Files.readString(FOLDER.resolve(name + ".hex"), StandardCharsets.UTF_8);
      return HexFormat.of().parseHex(text.replace("\n", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return LINE.matcher(HexFormat.of().formatHex(bytes)).replaceAll("$0\n");
  }
}
