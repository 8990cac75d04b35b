package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.TickingClock;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

  private static final MediaType TEXT = MediaType.parse("text/plain");
  private static final String NOTES = "notes/{note}.txt";

  @TempDir Path temp;
  private final TickingClock clock = new TickingClock();
  private final MemoryStore memory = MemoryStore.create();
  private final FaultyStore store = new FaultyStore(memory);
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temp.resolve("definition"));
  }

  @Test
  void takesWhatMatchesByItsCaptures() {
    write("photos/cats/tom.txt", "tom");
    write("photos/cats/wild/leo.txt", "leo");
    write("photos/dogs/rex.txt", "rex");
    write("photos/dogs/rex.jpg", "no text");
    write("photos/top.txt", "no album");

    assertThat(items("photos/{album}/{photo}.txt"))
        .containsExactly("cats::tom", "cats::wild/leo", "dogs::rex");
  }

  @Test
  void takesFilesAtTheTopOfTheFolder() {
    write("a.txt", "A");

    assertThat(items("{name}.txt")).containsExactly("a");
  }

  @Test
  void passesOverHiddenFilesAndFolders() {
    write("notes/a.txt", "A");
    write("notes/.b.txt", "B");
    write("notes/.git/c.txt", "C");

    assertThat(items(NOTES)).containsExactly("a");
  }

  @Test
  void looksIntoAHiddenFolderThatThePatternNames() {
    write(".notes/a.txt", "A");
    write(".notes/.git/b.txt", "B");

    assertThat(items(".notes/{note}.txt")).containsExactly("a");
  }

  @Test
  void followsLinksThatStayInTheFolder() throws IOException {
    write("pool/a.txt", "A");
    Files.createDirectory(folder.resolve("notes"));
    Files.createSymbolicLink(folder.resolve("notes/a.txt"), Path.of("../pool/a.txt"));
    Files.createSymbolicLink(folder.resolve("notes/more"), Path.of("../pool"));

    assertThat(items(NOTES)).containsExactly("a", "more/a");
  }

  @Test
  void passesOverALinkThatLeadsBackToAFolderAboveIt() throws IOException {
    write("notes/a.txt", "A");
    Files.createSymbolicLink(folder.resolve("notes/loop"), Path.of("."));

    assertThat(items(NOTES)).containsExactly("a");
  }

  @Test
  void refusesAFileBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.txt"), "secret");
    write("notes/a.txt", "A");
    Files.createSymbolicLink(folder.resolve("notes/b.txt"), outside);

    assertRefused().hasMessageContainingAll("'notes/b.txt'", "leads out of");
  }

  @Test
  void refusesASingleFileBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("one.txt"), outside);

    assertThatThrownBy(() -> read(new Source.File("one", "one.txt", TEXT)))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContainingAll("one.txt", "leads out of");
  }

  @Test
  void refusesAPatternThatBeginsWithALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("a.txt"), "A");
    Files.createSymbolicLink(folder.resolve("notes"), outside);

    assertRefused().hasMessageContaining("leads out of");
  }

  @Test
  void doesNotEnterAFolderBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("b.txt"), "B");
    write("notes/a.txt", "A");
    Files.createSymbolicLink(folder.resolve("notes/outside"), outside);

    assertThat(items(NOTES)).containsExactly("a");
  }

  @Test
  void refusesADanglingLinkThatMatches() throws IOException {
    Files.createDirectory(folder.resolve("notes"));
    Files.createSymbolicLink(folder.resolve("notes/a.txt"), Path.of("nowhere"));

    assertRefused().hasMessageContaining("no regular file");
  }

  @Test
  void refusesAPipeThatMatchesWithoutWaitingForIt() throws Exception {
    Files.createDirectory(folder.resolve("notes"));
    Path pipe = folder.resolve("notes/a.txt");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertRefused().hasMessageContaining("no regular file");
  }

  @Test
  void refusesAFolderInThePlaceOfASingleFile() {
    write("one/a.txt", "A");

    assertThatThrownBy(() -> read(new Source.File("one", "one", TEXT)))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void entersAFolderThatMatches() {
    write("notes/a.txt/b.txt", "B");

    assertThat(items(NOTES)).containsExactly("a.txt/b");
  }

  @Test
  void refusesTwoFilesForOneItem() {
    write("notes/caf\u00e9.txt", "composed");
    write("notes/cafe\u0301.txt", "decomposed");

    assertRefused().hasMessageContaining("has two files for item");
  }

  @Test
  void refusesAnItemThatIsAFolderOfAnother() {
    write("notes/a.txt", "A");
    write("notes/a/b.txt", "B");

    assertRefused().hasMessageContaining("has item 'a', which is a folder of item 'a/b'");
  }

  @Test
  void refusesToMatchNothingUnlessThatIsAllowed() {
    assertRefused().hasMessageContaining("matches no file");

    Source allowed = new Source.Files("notes", PathPattern.parse(NOTES), TEXT, true);
    assertThat(read(allowed)).isEqualTo(Members.of(List.of()).ref());
  }

  @Test
  void namesASingleFileThatIsNotThere() {
    assertThatThrownBy(() -> read(new Source.File("one", "one.txt", TEXT)))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("'one.txt' does not exist");
  }

  @Test
  void takesTheFirstItemsOfEachSourceAsASample() {
    write("notes/c.txt", "C");
    write("notes/a.txt", "A");
    write("notes/b.txt", "B");
    Source values = new Source.Values("v", new TreeMap<>(Map.of("x", "1", "y", "2", "z", "3")));

    assertThat(items(NOTES, OptionalInt.of(2))).containsExactly("a", "b");
    assertThat(read(values, OptionalInt.of(1)))
        .isInstanceOfSatisfying(CollectionRef.class, v -> assertThat(v.count()).isEqualTo(1));
  }

  @Test
  void takesValuesAsTheyStand() {
    AssetContent value = read(new Source.Value("v", "{\"a\":1}"));

    Digest digest = Digest.of("{\"a\":1}".getBytes(UTF_8));
    assertThat(value).isEqualTo(new Snapshot(MediaType.JSON, 7, digest));
  }

  @Test
  void doesNotReadAnUnchangedFileAgain() {
    write("notes/a.txt", "A");
    write("notes/b.txt", "B");
    items(NOTES);
    store.assets().takeRead();

    items(NOTES);
    assertThat(store.assets().takeRead()).isEmpty();

    write("notes/b.txt", "BBB");
    items(NOTES);
    assertThat(store.assets().takeRead()).containsExactly("b.txt");
  }

  @Test
  void readsAFileAgainThatWasModifiedJustBeforeItWasRead() throws IOException {
    write("notes/a.txt", "A");
    Path file = folder.resolve("notes/a.txt");
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    clock.set(modified.plusSeconds(1));
    items(NOTES);
    Files.writeString(file, "Z");
    Files.setLastModifiedTime(file, FileTime.from(modified));
    clock.advance(Duration.ofMinutes(1));

    assertThat(digests()).containsExactly(Digest.of("Z".getBytes(UTF_8)));
  }

  @Test
  void readsAFileAgainThatWasReplacedByOneOfTheSameSizeAndTime() throws IOException {
    write("notes/a.txt", "A");
    Path file = folder.resolve("notes/a.txt");
    FileTime modified = Files.getLastModifiedTime(file);
    items(NOTES);
    Path other = Files.writeString(folder.resolve("other"), "Z");
    Files.setLastModifiedTime(other, modified);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(digests()).containsExactly(Digest.of("Z".getBytes(UTF_8)));
  }

  @Test
  void readsAFileAgainWhoseContentIsGoneFromTheStore() {
    write("notes/a.txt", "A");
    items(NOTES);
    store.assets().takeRead();
    memory.lose(Digest.of("A".getBytes(UTF_8)));

    items(NOTES);

    assertThat(store.assets().takeRead()).containsExactly("a.txt");
    assertThat(memory.assets().has(Digest.of("A".getBytes(UTF_8)))).isTrue();
  }

  @Test
  void takesFilesThatClaimToBeOfAnyTime() throws IOException {
    write("notes/a.txt", "A");
    write("notes/b.txt", "B");
    Files.setLastModifiedTime(
        folder.resolve("notes/a.txt"), FileTime.from(Instant.parse("2400-01-01T00:00:00Z")));
    Files.setLastModifiedTime(
        folder.resolve("notes/b.txt"), FileTime.from(Instant.parse("1601-01-01T00:00:00Z")));

    assertThat(items(NOTES)).containsExactly("a", "b");
  }

  @Test
  void makesLargeFilesDurable() {
    write("notes/a.txt", "A".repeat(100_000));
    Digest digest = digests().getFirst();

    assertThat(memory.reopen(Crash.POWER).assets().has(digest)).isTrue();
  }

  @Test
  void takesHostileNames() {
    write("notes/a b\n$(c):%.txt", "A");
    write("notes/-rf *.txt", "B");

    assertThat(items(NOTES)).containsExactly("-rf *", "a b%0A$(c)%3A%25");
  }

  private void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> items(NOTES))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE))
        .hasMessageContaining(NOTES);
  }

  private List<String> items(String pattern) {
    return items(pattern, OptionalInt.empty());
  }

  private List<String> items(String pattern, OptionalInt sample) {
    return members(pattern, sample).list().stream().map(m -> m.item().text()).toList();
  }

  private List<Digest> digests() {
    return members(NOTES, OptionalInt.empty()).list().stream()
        .map(m -> m.snapshot().digest())
        .toList();
  }

  private Members members(String pattern, OptionalInt sample) {
    Source source = new Source.Files("notes", PathPattern.parse(pattern), TEXT, false);
    CollectionRef ref = (CollectionRef) read(source, sample);
    return Members.read(ref.root(), store.assets());
  }

  private AssetContent read(Source source) {
    return read(source, OptionalInt.empty());
  }

  private AssetContent read(Source source, OptionalInt sample) {
    Pipeline pipeline =
        new Pipeline(
            "test",
            Labels.NONE,
            new TreeMap<>(),
            new TreeMap<>(Map.of(source.name(), source)),
            new TreeMap<>(),
            List.of());
    AssetContent content =
        new SourceReader(store, folder, clock, sample).read(pipeline).get(source.name());
    assertThat(content).isNotNull();
    return content;
  }
}
