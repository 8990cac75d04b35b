package io.kryptonx.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSelectionTest {

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
    at.write("photos/tom.jpg", "1")
        .write("photos/tom.small.jpg", "2")
        .write("photos/drafts/leo.jpg", "3")
        .write("photos/cats/drafts/ann.jpg", "4");
  }

  @Test
  void takesWhatAnIncludeMatches() {
    assertThat(at.items(photos(List.of("t*"), List.of()))).containsExactly("tom", "tom.small");
    assertThat(at.items(photos(List.of("leo.*", "cats/**"), List.of())))
        .containsExactly("cats/drafts/ann", "drafts/leo");
  }

  @Test
  void leavesOutWhatAnExcludeMatches() {
    assertThat(at.items(photos(List.of(), List.of("*.small.jpg", "drafts/**"))))
        .containsExactly("cats/drafts/ann", "tom");
    assertThat(at.items(photos(List.of(), List.of("**/drafts/*"))))
        .containsExactly("tom", "tom.small");
  }

  @Test
  void excludesFromWhatIsIncluded() {
    assertThat(at.items(photos(List.of("tom*"), List.of("*.small.*")))).containsExactly("tom");
  }

  @Test
  void looksAtThePathBelowTheFolderOfThePattern() {
    assertThat(at.items(photos(List.of("drafts/leo.jpg"), List.of())))
        .containsExactly("drafts/leo");

    at.assertRefused(photos(List.of("photos/**"), List.of()))
        .hasMessageContaining("include and exclude leave none of them (4 left out)");
  }

  @Test
  void passesOverAllThatAnExcludedFolderHolds() throws IOException {
    Path closed = at.folder.resolve("photos/drafts/closed");
    Files.createDirectory(closed);
    Files.createSymbolicLink(closed.resolve("gone.jpg"), Path.of("nowhere")); // would be refused

    assertThat(at.items(photos(List.of(), List.of("drafts/**", "cats/**"))))
        .containsExactly("tom", "tom.small");
  }

  @Test
  void passesOverExcludedFilesThatCouldNotBeTaken() throws IOException {
    Files.createSymbolicLink(at.folder.resolve("photos/gone.jpg"), Path.of("nowhere"));

    assertThat(at.items(photos(List.of("tom.jpg"), List.of()))).containsExactly("tom");
  }

  @Test
  void namesAGlobThatIsNone() {
    at.assertRefused(photos(List.of(), List.of("[a")))
        .hasMessageContainingAll("'photos'", "'[a' under exclude", "'[' is not closed");
  }

  private static Source.Files photos(List<String> include, List<String> exclude) {
    return new Source.Files(
        "photos",
        PathPattern.parse("photos/{photo}.jpg"),
        include,
        exclude,
        MediaType.parse("application/octet-stream"),
        false);
  }
}
