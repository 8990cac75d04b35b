package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.AssetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowAndDebugTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void inTheFolder() {
    harness.folder = folder;
  }

  @Test
  void writesTheOneSnapshot() throws IOException {
    AssetReport all = harness.engine.assets;
    harness.engine.assets =
        new AssetReport(all.node(), all.run(), List.of(all.entries().getFirst()));
    CliHarness.Result result = harness.run("show", "thumbnail.thumb", "ada", "--out", "ada.jpg");
    assertThat(result.out()).isEqualTo("wrote ada.jpg, 8.1 kB, 7cb31686d715\n");
    assertThat(Files.readString(folder.resolve("ada.jpg"))).isEqualTo("7cb31686d715");
    assertThat(harness.engine.asked.getFirst())
        .isEqualTo("show thumbnail Optional[ada] Optional.empty");
  }

  @Test
  void listsThemWhereThereAreSeveral() {
    CliHarness.Result result = harness.run("show", "thumbnail", "--out", "x.jpg");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "2 snapshots, but --out writes one; name it:",
            "kryptonx show thumbnail.thumb ada --out FILE",
            "kryptonx show thumbnail.thumb 'cats/tom jones' --out FILE");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void knowsTheOutputs() {
    CliHarness.Result result = harness.run("show", "thumbnail.html");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("thumbnail has no output 'html'; it has thumb");
  }

  @Test
  void saysHowToGoOnInTheFolder() throws IOException {
    CliHarness.Result result = harness.run("debug", "thumbnail", "ada", "--out", "task");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            folder       %s
            environment  PATH=/usr/bin:/bin
                         photo=photo.jpg
            command      bash -euo pipefail -c 'test "$photo"; exit 7'
            """
                .formatted(folder.resolve("task")));
    Golden.check(
        "debug.json",
        Pretty.json(
            harness
                .run("debug", "thumbnail", "ada", "--out", "task", "--json")
                .out()
                .replace(folder.toString(), "/folder")));
  }

  @Test
  void tellsWhatIsOlderThanItMayBe() {
    AssetReport all = Samples.assets();
    harness.engine.assets =
        new AssetReport(
            all.node(),
            all.run(),
            all.entries(),
            List.of(
                new AssetReport.Overdue("thumbnail", Duration.ofHours(3), Duration.ofHours(1))));
    assertThat(harness.run("show", "thumbnail").out())
        .contains("thumbnail is 3h 00m old, and should be at most 1h 00m (freshness)");
    assertThat(harness.run("show", "thumbnail", "--json").out())
        .contains(
            "\"overdue\":[{\"stage\":\"thumbnail\",\"ageMillis\":10800000,\"freshnessMillis\":3600000}]");
  }

  @Test
  void letsNoEffectActUnlessThatIsMeant() {
    CliHarness.Result result = harness.run("debug", "upload", "ada", "--out", "task", "--exec");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(
            "this command acts on the outside, and the ledger of effects would not know of it")
        .contains("add --act if that is meant");
    assertThat(harness.run("debug", "upload", "ada", "--out", "other").out())
        .contains("this is an effect: its command acts on the outside");
  }

  @Test
  void tellsVersionsAndTheSandbox() {
    assertThat(harness.run("version").out())
        .contains("kryptonx ", "java ", "sandbox   none (bubblewrap is not installed)");
    assertThat(harness.run("--version").out()).isEqualTo(harness.run("version").out());
    assertThat(Pretty.json(harness.run("version", "--json").out())).contains("\"java\"");
  }
}
