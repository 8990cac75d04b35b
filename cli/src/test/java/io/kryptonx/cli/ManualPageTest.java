package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.command.Arguments;
import io.kryptonx.cli.command.Catalog;
import io.kryptonx.cli.syntax.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualPageTest {

  private static final Path GROFF = Path.of("/usr/bin/groff");

  @TempDir Path folder;

  private final String page = new CliHarness().run("help", "--man").out();

  @ParameterizedTest
  @EnumSource(Catalog.class)
  void hasEveryCommandWithItsOptions(Catalog entry) {
    assertThat(page)
        .contains(".SS \"kryptonx " + entry.label() + "\"\n" + entry.summary().split("[-']")[0]);
    for (Option option : Arguments.parse(entry, entry.create()).syntax().options()) {
      assertThat(page).contains("\\fB" + option.longName().replace("-", "\\-") + "\\fR");
    }
  }

  @Test
  void isPlainAscii() {
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page)).isTrue();
    assertThat(page.lines()).allMatch(line -> !line.startsWith("'"));
  }

  /** Where there is groff it has nothing to warn of. */
  @Test
  void isUnderstood() throws IOException, InterruptedException {
    assertThat(page).startsWith(".TH KRYPTONX 1 ").contains(".SH \"NAME\"\nkryptonx \\- ");
    if (!Files.isExecutable(GROFF)) {
      return;
    }
    Path file = Files.writeString(folder.resolve("kryptonx.1"), page);
    Process process =
        new ProcessBuilder(GROFF.toString(), "-man", "-ww", "-Tascii", "-z", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).isEmpty();
  }
}
