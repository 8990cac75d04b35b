package io.kryptonx.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.Definition;
import io.kryptonx.engine.fake.FakeFileWatch;
import io.kryptonx.engine.fake.TickingClock;
import io.kryptonx.engine.fake.Workshop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {

  private static final String PIPELINE =
      """
      pipeline: watched
      sources:
        notes: { files: "notes/{note}.txt" }
        title: { file: "about/title.txt" }
      stages:
        clean:
          in:  { note: notes, title: title }
          out: { text: text/plain }
          files: [scripts/clean.sh]
          run: scripts/clean.sh "$note" > "$text"
        page:
          in:  { all: { from: clean, collect: true } }
          out: { html: text/html }
          java: stages/Page.java
      publish:
        "notes/made/{note}.txt": clean
        "site/index.html": page
      """;

  @TempDir Path folder;
  private final FakeFileWatch watch = new FakeFileWatch();
  private Workshop shop;

  @BeforeEach
  void open() {
    shop =
        new Workshop(folder)
            .pipeline(PIPELINE.replace("\"notes/made/{note}.txt\"", "\"site/{note}.txt\""))
            .file("notes/a.txt", "A")
            .file("notes/cats/b.txt", "B")
            .file("about/title.txt", "T")
            .file("scripts/clean.sh", "cat \"$1\"")
            .file("stages/Page.java", "class Page {}");
  }

  @Test
  void tellsWhatThePipelineIsMadeOf() {
    for (String path :
        List.of(
            "notes/a.txt",
            "notes/cats/new.txt",
            "about/title.txt",
            "scripts/clean.sh",
            "stages/Page.java",
            "pipeline.yaml",
            "pipeline.staging.yaml")) {
      assertThat(references().has(at(path))).as(path).isTrue();
    }
  }

  @Test
  void passesOverEverythingElse() {
    for (String path :
        List.of(
            "notes/a.jpg",
            "notes/.a.txt",
            "notes/.hidden/a.txt",
            "about/other.txt",
            "scripts/other.sh",
            "site/index.html",
            "site/a.txt",
            ".kryptonx/store.db",
            "other.yaml",
            "sub/pipeline.staging.yaml",
            "../notes/a.txt")) {
      assertThat(references().has(at(path))).as(path).isFalse();
    }
  }

  @Test
  void passesOverWhatThePipelinePublishesWhereItsSourcesLook() {
    shop.pipeline(PIPELINE);

    assertThat(references().has(at("notes/made/a.txt"))).isFalse();
    assertThat(references().has(at("notes/a.txt"))).isTrue();
  }

  @Test
  void takesAFileWithParametersAndAStoreElsewhere() {
    References references =
        References.of(
            Definition.load(folder), Optional.of(at("notes/store")), List.of(at("params.yaml")));

    assertThat(references.has(at("params.yaml"))).isTrue();
    assertThat(references.has(at("notes/store/x.txt"))).isFalse();
    assertThat(references.folders()).doesNotContain(at("notes/store"));
  }

  @Test
  void knowsWhatItCanOfABrokenDefinition() {
    shop.pipeline(PIPELINE + "  nonsense: 1\nwrong: 1\n");

    assertThat(references().has(at("notes/a.txt"))).isTrue();
    shop.pipeline("{");
    assertThat(references().has(at("pipeline.yaml"))).isTrue();
  }

  @Test
  void watchesTheFoldersOfAll() {
    watching();

    assertThat(watch.folders())
        .containsExactlyInAnyOrder(
            folder, at("notes"), at("notes/cats"), at("about"), at("scripts"), at("stages"));
  }

  @Test
  void watchesTheFolderAboveWhereOneIsMissing() {
    shop.pipeline(PIPELINE.replace("about/title", "not/yet/title"));
    watching();

    assertThat(watch.folders()).contains(folder).doesNotContain(at("not"));
  }

  @Test
  void waitsForSomethingThatCounts() {
    watch.then(at("other.txt")).then(at("notes/a.jpg")).then(at("notes/a.txt"));

    assertThat(watching().next()).containsExactly(at("notes/a.txt"));
  }

  @Test
  void gathersWhatChangesInARow() {
    watch.then(at("notes/a.txt")).then(at("notes/c.txt"), at("x")).then(at("pipeline.yaml"));
    Watching watching = watching();

    assertThat(watching.next())
        .containsExactly(at("notes/a.txt"), at("notes/c.txt"), at("pipeline.yaml"));
    assertThat(watching.next()).isEmpty();
  }

  @Test
  void findsFilesInFoldersThatAreNew() {
    watch.then(() -> shop.file("notes/dogs/rex.txt", "R"), at("notes/dogs"));

    assertThat(watching().next()).containsExactly(at("notes/dogs/rex.txt"));
    assertThat(watch.folders()).contains(at("notes/dogs"));
  }

  @Test
  void runsAgainWhereChangesWereLost() {
    watch.thenLost();

    assertThat(watching().next()).containsExactly(at("pipeline.yaml"));
  }

  @Test
  void endsWhereItIsClosed() {
    assertThat(watching().next()).isEmpty();
  }

  @Test
  void doesNotWaitForEndlessChangesToCease() {
    for (int i = 0; i < 10_000; i++) {
      watch.then(at("notes/a.txt"));
    }
    Watching watching = watching();

    assertThat(watching.next()).containsExactly(at("notes/a.txt"));
    assertThat(watching.next()).containsExactly(at("notes/a.txt"));
  }

  @Test
  void followsADefinitionThatRefersToOtherFiles() {
    Watching watching = watching();
    shop.pipeline(PIPELINE.replace("scripts/clean.sh", "tools/clean.sh"));
    shop.file("tools/clean.sh", "");
    watching.about(references());
    watch.then(at("scripts/clean.sh")).then(at("tools/clean.sh"));

    assertThat(watching.next()).containsExactly(at("tools/clean.sh"));
    assertThat(watch.folders()).contains(at("tools")).doesNotContain(at("scripts"));
  }

  private Path at(String path) {
    return folder.resolve(path);
  }

  private References references() {
    return References.of(Definition.load(folder), Optional.empty(), List.of());
  }

  private Watching watching() {
    return new Watching(watch, new TickingClock(), references());
  }
}
