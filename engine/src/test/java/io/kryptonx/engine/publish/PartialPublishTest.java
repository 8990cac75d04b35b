package io.kryptonx.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialPublishTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder);
  }

  @Test
  void publishesNothingUnlessAsked() {
    assertThat(shop.run(Workshop.only("loud")).published()).isEmpty();
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void publishesTheStagesOfTheRunWhereAsked() {
    RunReport report = shop.run(Workshop.only("loud").published());

    assertThat(paths(report)).containsExactly("site/a.txt", "site/b.txt", "site/c.txt");
    assertThat(folder.resolve("site/index.html")).doesNotExist();
  }

  @Test
  void removesFilesOfItsOwnStagesAndKeepsThoseOfOthers() {
    shop.run();
    shop.remove("notes/b.txt").run(Workshop.only("loud").published());

    assertThat(folder.resolve("site/b.txt")).doesNotExist();
    assertThat(folder.resolve("site/index.html")).exists();
  }

  @Test
  void keepsThePublicationsOfOthersForTheNextWholeRun() {
    shop.run();
    shop.run(Workshop.only("loud").published());
    shop.pipeline(Notes.PIPELINE.replace("  \"site/index.html\": page\n", "")).run();

    assertThat(folder.resolve("site/index.html")).doesNotExist();
    assertThat(folder.resolve("site/a.txt")).exists();
  }

  @Test
  void publishesASourceOnlyIfTheRunTakesIt() throws Exception {
    shop.pipeline(
        Notes.PIPELINE
            .replace("sources:\n", "sources:\n  other: { value: 1 }\n")
            .replace("publish:\n", "publish:\n  \"site/other.json\": other\n"));
    RunReport part = shop.run(Workshop.only("page").published());

    assertThat(paths(part)).contains("site/index.html").doesNotContain("site/other.json");
    assertThat(paths(shop.run())).contains("site/other.json");
    assertThat(Files.readString(folder.resolve("site/other.json"))).isEqualTo("1");
  }

  @Test
  void publishesNothingOfAFailedRun() {
    shop.file("notes/b.txt", "bad");
    RunReport report = shop.run(Workshop.only("loud").published());

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void refusesASampleThatIsToBePublished() {
    assertThatThrownBy(() -> RunRequest.everything().sampled(1).published())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not complete");
  }

  private static List<String> paths(RunReport report) {
    return report.published().stream().map(RunReport.Published::path).toList();
  }
}
