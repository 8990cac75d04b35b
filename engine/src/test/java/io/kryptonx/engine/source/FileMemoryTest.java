package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.storage.memory.Crash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMemoryTest {

  private static final MediaType TEXT = MediaType.parse("text/plain");
  private static final Source.Files NOTES = files("notes/{note}.txt");

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
  }

  @Test
  void doesNotReadAnUnchangedFileAgain() {
    at.write("notes/a.txt", "A");
    at.write("notes/b.txt", "B");
    at.items(NOTES);
    at.store.assets().takeRead();

    at.items(NOTES);
    assertThat(at.store.assets().takeRead()).isEmpty();

    at.write("notes/b.txt", "BBB");
    at.items(NOTES);
    assertThat(at.store.assets().takeRead()).containsExactly("b.txt");
  }

  @Test
  void readsAFileAgainThatWasModifiedJustBeforeItWasRead() throws IOException {
    at.write("notes/a.txt", "A");
    Path file = at.folder.resolve("notes/a.txt");
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    at.clock.set(modified.plusSeconds(1));
    at.items(NOTES);
    Files.writeString(file, "Z");
    Files.setLastModifiedTime(file, FileTime.from(modified));
    at.clock.advance(Duration.ofMinutes(1));

    assertThat(digests()).containsExactly(Digest.of("Z".getBytes(UTF_8)));
  }

  @Test
  void readsAFileAgainThatWasReplacedByOneOfTheSameSizeAndTime() throws IOException {
    at.write("notes/a.txt", "A");
    Path file = at.folder.resolve("notes/a.txt");
    FileTime modified = Files.getLastModifiedTime(file);
    at.items(NOTES);
    Path other = Files.writeString(at.folder.resolve("other"), "Z");
    Files.setLastModifiedTime(other, modified);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(digests()).containsExactly(Digest.of("Z".getBytes(UTF_8)));
  }

  @Test
  void readsAFileAgainWhoseContentIsGoneFromTheStore() {
    at.write("notes/a.txt", "A");
    at.items(NOTES);
    at.store.assets().takeRead();
    at.memory.lose(Digest.of("A".getBytes(UTF_8)));

    at.items(NOTES);

    assertThat(at.store.assets().takeRead()).containsExactly("a.txt");
    assertThat(at.memory.assets().has(Digest.of("A".getBytes(UTF_8)))).isTrue();
  }

  @Test
  void takesFilesThatClaimToBeOfAnyTime() throws IOException {
    at.write("notes/a.txt", "A");
    at.write("notes/b.txt", "B");
    Files.setLastModifiedTime(
        at.folder.resolve("notes/a.txt"), FileTime.from(Instant.parse("2400-01-01T00:00:00Z")));
    Files.setLastModifiedTime(
        at.folder.resolve("notes/b.txt"), FileTime.from(Instant.parse("1601-01-01T00:00:00Z")));

    assertThat(at.items(NOTES)).containsExactly("a", "b");
  }

  @Test
  void makesLargeFilesDurable() {
    at.write("notes/a.txt", "A".repeat(100_000));
    Digest digest = digests().getFirst();

    assertThat(at.memory.reopen(Crash.POWER).assets().has(digest)).isTrue();
  }

  private List<Digest> digests() {
    return at.members(NOTES).list().stream().map(m -> m.snapshot().digest()).toList();
  }

  private static Source.Files files(String pattern) {
    return new Source.Files("notes", PathPattern.parse(pattern), TEXT, false);
  }
}
