package io.kryptonx.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

  private static final String SECRET = "correct-horse-battery";

  @TempDir Path folder;

  @Test
  void isEmptyWhereNothingWasPrinted() throws IOException {
    assertThat(Log.read(folder.resolve("none"), List.of()).isEmpty()).isTrue();
  }

  @Test
  void hasNoSecretWhereverTheCutGoes() throws IOException {
    for (int shift = 0; shift <= SECRET.length() + 1; shift++) {
      String text =
          "x".repeat(Log.MAX_BYTES / 2 - 100 - shift)
              + SECRET
              + "y".repeat(Log.MAX_BYTES)
              + SECRET
              + "z".repeat(Log.MAX_BYTES / 2 - 100 - shift);

      String kept = read(text, SECRET).text();

      assertThat(kept.length()).isLessThanOrEqualTo(Log.MAX_BYTES);
      assertThat(kept)
          .doesNotContain(SECRET.substring(0, 4), SECRET.substring(SECRET.length() - 4));
    }
  }

  @Test
  void blotsOutTheLinesOfASecretToo() throws IOException {
    assertThat(read("a 2222222222 b 1111111111\n2222222222 c", "1111111111\n2222222222").text())
        .isEqualTo("a *** b *** c");
  }

  @Test
  void leavesAloneWhatIsTooShortForASecret() throws IOException {
    assertThat(read("abc abcd", "abc", "abcd").text()).isEqualTo("abc ***");
  }

  @Test
  void tellsItsLastLines() throws IOException {
    assertThat(read("one\ntwo\r\nthree\n\n").tail(2, 100)).isEqualTo("two\nthree");
    assertThat(read("abcdefghij").tail(2, 5)).isEqualTo("…ghij");
  }

  private Log read(String text, String... secrets) throws IOException {
    return Log.read(Files.writeString(folder.resolve("log"), text), List.of(secrets));
  }
}
