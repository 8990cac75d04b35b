package io.kryptonx.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {

  @TempDir Path folder;
  private Workshop shop;

  @BeforeEach
  void open() {
    shop = Notes.in(folder).pipeline(Notes.PIPELINE.replace("publish:", "publish:\n  swap: site"));
  }

  @Test
  void theFolderIsALinkToAWholeSet() throws IOException {
    RunReport first = shop.run();
    Path before = Files.readSymbolicLink(folder.resolve("site"));

    shop.file("notes/a.txt", "changed").run();

    assertThat(first.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readSymbolicLink(folder.resolve("site"))).isNotEqualTo(before);
    assertThat(shop.read("site/a.txt")).contains("changed");
    assertThat(folder.resolve(before).resolve("a.txt"))
        .as("who still reads the set before finds it whole")
        .exists();
  }

  @Test
  void onlyTheSetBeforeIsKept() throws IOException {
    for (String text : List.of("one", "two", "three", "four")) {
      shop.file("notes/a.txt", text).run();
    }
    try (Stream<Path> versions = Files.list(folder.resolve(".site.versions"))) {
      assertThat(versions).hasSize(2);
    }
  }

  @Test
  void aPartOfTheSetDoesNotTakeThePlaceOfAll() {
    shop.run();

    RunReport part = shop.run(Workshop.only("loud").published());

    assertThat(part.status()).isEqualTo(RunStatus.FAILED);
    assertThat(part.failures().getFirst().failure().message()).contains("run everything");
    assertThat(folder.resolve("site/index.html")).exists();
  }

  @Test
  void aFolderOfSomebodyElseIsNotTouched() throws IOException {
    shop.file("site/theirs.txt", "theirs");

    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.FAILED);
    assertThat(report.failures().getFirst().failure().message()).contains("move it away");
    assertThat(shop.read("site/theirs.txt")).isEqualTo("theirs");
  }

  @Test
  void overHalfGoesOnlyWhereThatIsAllowed() {
    shop.file("notes/d.txt", "D").run();
    shop.remove("notes/a.txt").remove("notes/b.txt").remove("notes/c.txt");

    RunReport refused = shop.run();
    RunReport allowed = shop.run(RunRequest.everything().allowingRemoval());

    assertThat(refused.status()).isEqualTo(RunStatus.FAILED);
    assertThat(refused.failures().getFirst().failure().message()).contains("--allow-removal");
    assertThat(allowed.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(folder.resolve("site/a.txt")).doesNotExist();
  }
}
