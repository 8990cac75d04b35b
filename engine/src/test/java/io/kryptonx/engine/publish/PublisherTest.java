package io.kryptonx.engine.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.TickingClock;
import io.kryptonx.engine.publish.Publisher.Result;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  private static final MediaType TEXT = MediaType.parse("text/plain");

  @TempDir Path temp;
  private final MemoryStore memory = MemoryStore.create();
  private final FaultyStore store = new FaultyStore(memory);
  private Path folder;
  private int runs;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temp.resolve("definition"));
  }

  @Test
  void writesFilesAndTheFoldersThatTheyNeed() {
    Result result = publish(file("site/a/b/one.txt", "1"), file("two.txt", "2"));

    assertThat(result.refused()).isEmpty();
    assertThat(result.published()).hasSize(2);
    assertThat(read("site/a/b/one.txt")).isEqualTo("1");
    assertThat(read("two.txt")).isEqualTo("2");
    assertThat(all()).noneMatch(name -> name.contains(".kx-"));
  }

  @Test
  void replacesWhatItWroteBefore() {
    publish(file("one.txt", "1"));
    assertThat(publish(file("one.txt", "one")).refused()).isEmpty();
    assertThat(read("one.txt")).isEqualTo("one");
  }

  @Test
  void leavesAloneWhatStandsThereAlready() throws IOException {
    publish(file("one.txt", "1"));
    Object before = Files.getAttribute(folder.resolve("one.txt"), "unix:ino");

    publish(file("one.txt", "1"));

    assertThat(Files.getAttribute(folder.resolve("one.txt"), "unix:ino")).isEqualTo(before);
  }

  @Test
  void adoptsAnEqualFileOfSomebodyElse() {
    write("one.txt", "1");

    assertThat(publish(file("one.txt", "1")).refused()).isEmpty();
    assertThat(publish(file("one.txt", "one")).refused()).isEmpty();
    assertThat(read("one.txt")).isEqualTo("one");
  }

  @Test
  void refusesTheWholeSetForAFileOfSomebodyElse() {
    publish(file("a.txt", "1"));
    write("b.txt", "mine");

    Result result = publish(file("a.txt", "11"), file("b.txt", "2"), file("c.txt", "3"));

    assertThat(result.refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("'b.txt' is not of this pipeline; move it away"));
    assertThat(all()).containsExactly("a.txt=1", "b.txt=mine");
  }

  @Test
  void refusesTheWholeSetForAFileThatSomebodyChanged() {
    publish(file("a.txt", "1"), file("b.txt", "2"));
    write("b.txt", "mine");

    Result result = publish(file("a.txt", "11"), file("b.txt", "22"));

    assertThat(result.refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("'b.txt' was changed by somebody else"));
    assertThat(all()).containsExactly("a.txt=1", "b.txt=mine");
  }

  @Test
  void removesWhatIsGone() {
    publish(file("a.txt", "1"), file("b.txt", "2"));

    Result result = publish(file("a.txt", "1"));

    assertThat(result.unpublished()).containsExactly("b.txt");
    assertThat(all()).containsExactly("a.txt=1");
  }

  @Test
  void keepsAFileThatIsGoneButWasChangedByHand() {
    publish(file("a.txt", "1"), file("b.txt", "2"));
    write("b.txt", "mine");

    publish(file("a.txt", "1"));

    assertThat(all()).containsExactly("a.txt=1", "b.txt=mine");
    assertThat(memory.publications().of("test")).containsOnlyKeys("a.txt");
  }

  @Test
  void refusesToRemoveMoreThanHalf() {
    publish(file("a", "1"), file("b", "2"), file("c", "3"), file("d", "4"));

    Result result = publish(file("a", "1"));

    assertThat(result.refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("3 of 4 published files would be removed"));
    assertThat(all()).hasSize(4);
    assertThat(publish(file("a", "1"), file("b", "2")).refused()).isEmpty();
  }

  @Test
  void acceptsThatMoreThanHalfWereRemovedByHand() throws IOException {
    publish(file("a", "1"), file("b", "2"), file("c", "3"), file("d", "4"));
    for (String name : List.of("b", "c", "d")) {
      Files.delete(folder.resolve(name));
    }

    assertThat(publish(file("a", "1")).refused()).isEmpty();
    assertThat(memory.publications().of("test")).containsOnlyKeys("a");
  }

  @Test
  void removesAllOfAFew() {
    publish(file("a", "1"), file("b", "2"), file("c", "3"));

    assertThat(publish().refused()).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void refusesToWriteThroughALink() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("site"), outside);

    Result result = publish(file("site/a.txt", "1"));

    assertThat(result.refused())
        .hasValueSatisfying(reason -> assertThat(reason).contains("leads through the link 'site'"));
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void refusesToReplaceALinkOrAFolder() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.txt"), "1");
    Files.createSymbolicLink(folder.resolve("a.txt"), outside);
    Files.createDirectory(folder.resolve("b.txt"));

    Result result = publish(file("a.txt", "1"), file("b.txt", "2"));

    assertThat(result.refused())
        .hasValueSatisfying(reason ->
            assertThat(reason).contains("'a.txt' is no regular", "'b.txt' is no regular"));
  }

  @Test
  void removesNothingBehindALink() throws IOException {
    publish(file("site/a.txt", "1"), file("b.txt", "2"));
    Path outside = temp.resolve("outside");
    Files.move(folder.resolve("site"), outside);
    Files.createSymbolicLink(folder.resolve("site"), outside);

    publish(file("b.txt", "2"));

    assertThat(outside.resolve("a.txt")).hasContent("1");
  }

  @Test
  void refusesAPathThatNeedsAFolderWhereAFileIs() {
    write("site", "a file");

    assertThat(publish(file("site/a.txt", "1")).refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("needs a folder where the file 'site' is"));
  }

  @Test
  void refusesAPathThatNeedsAFolderWhereAnotherOneIsPublished() {
    Result result = publish(file("site/a", "1"), file("site/a/b/c", "2"));

    assertThat(result.refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("needs a folder where 'site/a' is published"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesANameThatNoFileSystemHolds() {
    Result result = publish(file("site/" + "x".repeat(256), "1"), file("a", "1"));

    assertThat(result.refused())
        .hasValueSatisfying(reason -> assertThat(reason).contains("more than 255 bytes"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesTheWholeSetForContentThatIsGone() {
    PublishedFile lost = file("b.txt", "2");
    memory.lose(lost.snapshot().digest());

    Result result = publish(file("a.txt", "1"), lost);

    assertThat(result.refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("the content of 'b.txt' is gone"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void replacesNothingUntilAllIsWritten() {
    publish(file("a.txt", "1"), file("b.txt", "2"), file("old.txt", "0"));
    PublishedFile[] next = {file("a.txt", "11"), file("b.txt", "22"), file("c.txt", "33")};
    breakAt(
        "33",
        () -> {
          throw new FaultyStore.PowerCut();
        });
    assertThatThrownBy(() -> publish(next)).isInstanceOf(FaultyStore.PowerCut.class);
    store.assets().beforeCopy((_, _) -> {});
    assertThat(all()).contains("a.txt=1", "b.txt=2", "old.txt=0");

    assertThat(publish(next).refused()).isEmpty();

    assertThat(all()).containsExactly("a.txt=11", "b.txt=22", "c.txt=33");
  }

  @Test
  void replacesNothingForContentThatIsCorrupt() {
    publish(file("a.txt", "1"), file("b.txt", "2"));
    PublishedFile corrupt = file("b.txt", "22");
    breakAt(
        "22",
        () -> {
          throw new MissingContentException(corrupt.snapshot().digest(), "is corrupt");
        });

    assertThat(publish(file("a.txt", "11"), corrupt).refused())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("the content of 'b.txt' is gone"));

    assertThat(all()).containsExactly("a.txt=1", "b.txt=2");
  }

  @Test
  void completesASetThatBrokeHalfWay() {
    publish(file("a.txt", "1"), file("b.txt", "2"), file("old.txt", "0"));
    PublishedFile[] next = {file("a.txt", "11"), file("b.txt", "22"), file("c.txt", "33")};
    breakAt("33", () -> write("c.txt/in the way", ""));
    assertThatThrownBy(() -> publish(next)).isInstanceOf(KryptonxException.class);
    store.assets().beforeCopy((_, _) -> {});
    assertThat(all()).contains("a.txt=11", "b.txt=22", "old.txt=0");
    remove("c.txt/in the way", "c.txt");

    assertThat(publish(next).refused()).isEmpty();

    assertThat(all()).containsExactly("a.txt=11", "b.txt=22", "c.txt=33");
  }

  @Test
  void remembersWhatStandsThereWhenASetThatBrokeHalfWayIsRefused() throws IOException {
    publish(file("a.txt", "1"), file("b.txt", "2"));
    PublishedFile[] next = {file("a.txt", "11"), file("b.txt", "22")};
    breakAt(
        "22",
        () -> {
          remove("b.txt");
          write("b.txt/in the way", "");
        });
    assertThatThrownBy(() -> publish(next)).isInstanceOf(KryptonxException.class);
    store.assets().beforeCopy((_, _) -> {});
    remove("b.txt/in the way", "b.txt");
    write("b.txt", "mine");
    assertThat(publish(next).refused()).isPresent();
    Files.delete(folder.resolve("b.txt"));

    assertThat(publish(file("a.txt", "111"), file("b.txt", "222")).refused()).isEmpty();

    assertThat(all()).containsExactly("a.txt=111", "b.txt=222");
  }

  @Test
  void replacesOrSweepsWhatACrashLeftUnderATemporaryName() {
    String temporary = ".kx-" + Digest.of("a.txt".getBytes(UTF_8)).shortHex();
    write(temporary, "half");
    write("b.txt", "mine");
    assertThat(publish(file("a.txt", "1"), file("b.txt", "2")).refused()).isPresent();
    assertThat(all()).containsExactly("b.txt=mine");

    write(temporary, "half");
    assertThat(publish(file("a.txt", "1")).refused()).isEmpty();
    assertThat(all()).containsExactly("a.txt=1", "b.txt=mine");
  }

  @Test
  void namesAFewConflictsAndCountsTheOthers() {
    PublishedFile[] files = new PublishedFile[7];
    for (int i = 0; i < files.length; i++) {
      write("f" + i, "mine");
      files[i] = file("f" + i, "ours");
    }

    assertThat(publish(files).refused())
        .hasValueSatisfying(reason ->
            assertThat(reason).contains("'f4'").doesNotContain("'f5'").endsWith("and 2 more"));
  }

  @Test
  void publishesTheFilesOfATreeOneByOne() {
    Result result = publish(tree("site", Map.of("index.html", "<p>", "bin/run.sh", "#!")));

    assertThat(
            result.published().stream()
                .map(entry -> entry.path() + " " + entry.snapshot().type().name()))
        .containsExactly("site/bin/run.sh application/octet-stream", "site/index.html text/html");
    assertThat(all()).containsExactly("site/bin/run.sh=#!", "site/index.html=<p>");
    assertThat(folder.resolve("site/bin/run.sh")).isExecutable();
    assertThat(folder.resolve("site/index.html").toFile().canExecute()).isFalse();
  }

  @Test
  void takesAwayWhatATreeHoldsNoMore() {
    publish(tree("site", Map.of("a", "1", "b", "2")));
    publish(tree("site", Map.of("a", "11", "c", "3")));

    assertThat(all()).containsExactly("site/a=11", "site/c=3");
  }

  @Test
  void refusesATreeForOneFileThatSomebodyChanged() {
    publish(tree("site", Map.of("a", "1", "b", "2")));
    write("site/b", "mine");

    Result result = publish(tree("site", Map.of("a", "11", "b", "22")));

    assertThat(result.refused().orElseThrow()).contains("'site/b' was changed by somebody else");
    assertThat(all()).containsExactly("site/a=1", "site/b=mine");
  }

  @Test
  void refusesAFileThatIsAlsoOneOfATree() {
    Result result = publish(tree("site", Map.of("a", "1")), file("site/a", "2"));

    assertThat(result.refused().orElseThrow()).contains("'site/a' would be written twice");
    assertThat(all()).isEmpty();
  }

  @Test
  void refusesATreeOfWhichSomethingIsGone() {
    PublishedFile site = tree("site", Map.of("a", "1", "b", "2"));
    memory.lose(Digest.of("2".getBytes(UTF_8)));
    assertThat(publish(site).refused().orElseThrow()).contains("the content of 'site/b' is gone");

    memory.lose(site.snapshot().digest());
    assertThat(publish(site).refused().orElseThrow()).contains("the content of 'site' is gone");
    assertThat(all()).isEmpty();
  }

  /** What happens when that content is to be copied. */
  private void breakAt(String content, Runnable what) {
    Digest digest = Digest.of(content.getBytes(UTF_8));
    store
        .assets()
        .beforeCopy((copied, _) -> {
          if (copied.equals(digest)) {
            what.run();
          }
        });
  }

  /** Publishes, and journals what came of it as the engine does. */
  private Result publish(PublishedFile... files) {
    Result result =
        new Publisher(store, folder, "test", Optional.empty(), false, new TickingClock())
            .publish(List.of(files), _ -> true);
    RunId run = RunId.of("test", ++runs);
    Digest none = Digest.of(new byte[0]);
    JournalEntry entry = new JournalEntry(1, Instant.EPOCH, new Event.RunCancelled());
    RunHeader header =
        new RunHeader(
            run,
            "test",
            runs,
            none,
            none,
            new TreeMap<>(),
            Instant.EPOCH,
            RunStatus.CANCELLED,
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            Optional.empty());
    memory
        .journal()
        .commit(
            new Batch(
                run, List.of(entry), List.of(), header, result.published(), result.unpublished()));
    return result;
  }

  private PublishedFile file(String path, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new PublishedFile(
        path, "stage", Item.of("x"), new Snapshot(TEXT, bytes.length, memory.assets().put(bytes)));
  }

  private PublishedFile tree(String path, Map<String, String> texts) {
    TreeMap<String, Tree.Entry> files = new TreeMap<>();
    texts.forEach((name, text) -> {
      byte[] bytes = text.getBytes(UTF_8);
      files.put(
          name, new Tree.Entry(bytes.length, memory.assets().put(bytes), text.startsWith("#!")));
    });
    Tree tree = new Tree(files);
    memory.assets().put(tree.encode());
    return new PublishedFile(path, "stage", Item.EMPTY, tree.snapshot());
  }

  private void remove(String... paths) {
    for (String path : paths) {
      try {
        Files.delete(folder.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write(String path, String text) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files with what they hold. */
  private List<String> all() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .map(name -> name + "=" + read(name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
