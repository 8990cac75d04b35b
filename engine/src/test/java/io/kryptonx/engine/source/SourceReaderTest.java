package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

  private static final MediaType TEXT = MediaType.parse("text/plain");
  private static final Source.Files NOTES = files("notes/{note}.txt");
  private static final Source ONE = new Source.File("one", "one.txt", TEXT);

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
  }

  @Test
  void refusesAFileThatIsNotOfItsType() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0};
    at.write("one.txt", png);
    at.assertRefused(ONE).hasMessageContainingAll("'one'", "'one.txt'", "text/plain", "image/png");

    Source image = new Source.File("one", "one.txt", MediaType.parse("image/png"));
    assertThat(at.read(image)).isInstanceOf(Snapshot.class);
  }

  @Test
  void asksNotAgainForTheTypeOfAFileThatLooksUnchanged() {
    at.write("one.txt", "text");
    at.read(ONE);

    Source image = new Source.File("one", "one.txt", MediaType.parse("image/png"));
    assertThat(at.read(image)).isInstanceOf(Snapshot.class);
    at.write("one.txt", "other text");
    at.assertRefused(image).hasMessageContaining("image/png");
  }

  @Test
  void refusesASingleFileBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(at.folder.resolve("one.txt"), outside);

    at.assertRefused(ONE).hasMessageContainingAll("one.txt", "leads out of");
  }

  @Test
  void refusesAFolderInThePlaceOfASingleFile() {
    at.write("one/a.txt", "A");

    at.assertRefused(new Source.File("one", "one", TEXT)).hasMessageContaining("is a folder");
  }

  @Test
  void namesASingleFileThatIsNotThere() {
    at.assertRefused(ONE).hasMessageContaining("'one.txt' does not exist");
  }

  @Test
  void takesTheFirstItemsOfEachSourceAsASample() {
    at.write("notes/c.txt", "C");
    at.write("notes/a.txt", "A");
    at.write("notes/b.txt", "B");
    Source values = new Source.Values("v", new TreeMap<>(Map.of("x", "1", "y", "2", "z", "3")));

    assertThat(at.items(NOTES, OptionalInt.of(2))).containsExactly("a", "b");
    assertThat(at.read(values, OptionalInt.of(1)))
        .isInstanceOfSatisfying(CollectionRef.class, v -> assertThat(v.count()).isEqualTo(1));
  }

  @Test
  void takesValuesAsTheyStand() {
    AssetContent value = at.read(new Source.Value("v", "{\"a\":1}"));

    Digest digest = Digest.of("{\"a\":1}".getBytes(UTF_8));
    assertThat(value).isEqualTo(new Snapshot(MediaType.JSON, 7, digest));
  }

  private static Source.Files files(String pattern) {
    return new Source.Files("notes", PathPattern.parse(pattern), TEXT, false);
  }
}
