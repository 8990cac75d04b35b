package io.kryptonx.worker.folder;

import static io.kryptonx.worker.Workbench.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCollectorTest {

  private static final Output NOTE = Output.of("note", TEXT);
  private static final Output FACES = new Output("faces", MediaType.parse("image/svg+xml"), true);

  @TempDir Path root;
  private final AssetStore store = MemoryStore.create().assets();
  private WorkingFolder folder;

  @BeforeEach
  void make() throws IOException {
    folder = WorkingFolder.create(root, new TaskId("stage", Item.EMPTY), 1);
    OutputCollector.prepare(folder, List.of(FACES));
  }

  @Test
  void takesDeclaredOutputsAndNothingElse() throws Exception {
    write("out/note.txt", "hello");
    write("out/faces/a/one.svg", "1");
    write("out/other.txt", "other");

    SortedMap<String, AssetContent> outputs = collect(NOTE, FACES);

    assertThat(outputs.get("note"))
        .isEqualTo(new Snapshot(TEXT, 5, Digest.of("hello".getBytes(UTF_8))));
    CollectionRef faces = (CollectionRef) outputs.get("faces");
    assertThat(Members.read(faces.root(), store).list())
        .extracting(member -> member.item().text())
        .containsExactly("a/one");
    assertThat(store.has(Digest.of("other".getBytes(UTF_8)))).isFalse();
  }

  @Test
  void takesAnEmptyFolderAsAnEmptyCollection() throws Exception {
    assertThat(((CollectionRef) collect(FACES).get("faces")).count()).isZero();
  }

  @Test
  void refusesWhatIsNoRegularFile() throws IOException {
    Files.createSymbolicLink(folder.work().resolve("out/note.txt"), Path.of("/etc/passwd"));
    assertRefused("'note' is a symbolic link", NOTE);
    Files.delete(folder.work().resolve("out/note.txt"));
    Files.createDirectory(folder.work().resolve("out/note.txt"));
    assertRefused("'note' is a folder", NOTE);
  }

  @Test
  void refusesAFolderOfOutputsThatLeadsElsewhere() throws IOException {
    Deletion.delete(folder.out());
    Files.createSymbolicLink(folder.out(), Path.of("/etc"));

    assertRefused("the folder 'out' is gone", NOTE);
  }

  @Test
  void refusesAWorkplaceThatLeadsElsewhere() throws IOException {
    write("out/note.txt", "hello");
    Files.move(folder.work(), folder.view().resolve("moved"));
    Files.createSymbolicLink(folder.work(), Path.of("moved"));

    assertRefused("the folder 'out' is gone", NOTE);
  }

  @Test
  void namesAllMistakesAtOnceAndTakesNothing() throws IOException {
    write("out/faces/a.png", "wrong type");
    write("out/faces/.svg", "no name");
    write("out/faces/fine.svg", "fine");
    Files.createSymbolicLink(folder.work().resolve("out/faces/l.svg"), Path.of("fine.svg"));

    assertThatThrownBy(() -> collect(NOTE, FACES))
        .hasMessageContaining("'note' was not made")
        .hasMessageContaining("'out/faces/a.png' does not end in '.svg'")
        .hasMessageContaining("'out/faces/.svg' has no name")
        .hasMessageContaining("'out/faces/l.svg' is a symbolic link");
    assertThat(store.has(Digest.of("fine".getBytes(UTF_8)))).isFalse();
  }

  @Test
  void refusesItemsThatMeetOrAreWithinEachOther() throws IOException {
    write("out/faces/e\u0301.svg", "decomposed");
    write("out/faces/\u00e9.svg", "composed");
    write("out/faces/a.svg", "a");
    write("out/faces/a/b.svg", "a/b");

    assertThatThrownBy(() -> collect(FACES))
        .hasMessageContaining("two Unicode forms")
        .hasMessageContaining("an item within the item 'a'");
  }

  @Test
  void tellsSomeMistakesOfMany() throws IOException {
    for (int i = 0; i < 50; i++) {
      write("out/faces/" + i + ".png", "");
    }

    assertThatThrownBy(() -> collect(FACES))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(EachFolder.MAX_MISTAKES));
  }

  private void assertRefused(String message, Output output) {
    assertThatThrownBy(() -> collect(output))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(message);
  }

  private SortedMap<String, AssetContent> collect(Output... outputs) throws Exception {
    SortedMap<String, Output> declared = new TreeMap<>();
    for (Output output : outputs) {
      declared.put(output.name(), output);
    }
    return new OutputCollector(store, Map.of()).collect(folder, declared);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.work().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
