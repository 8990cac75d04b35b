package io.kryptonx.engine.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.DyingStore;
import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds that is no good run, it is refused and nothing of it is kept. */
class HostileArchiveTest {

  @TempDir Path folder;
  private byte[] good;
  private final MemoryStore store = MemoryStore.create();

  /** An entry of a file. */
  private static final class Entry {

    private final String name;
    private final byte[] bytes;

    Entry(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }

    Entry with(byte[] other) {
      return new Entry(name, other);
    }

    Entry named(String other) {
      return new Entry(other, bytes);
    }
  }

  @BeforeEach
  void writeAGoodOne() throws IOException {
    Workshop shop = Notes.in(folder.resolve("notes"));
    shop.run();
    shop.run(Workshop.with("tone", "shrill"));
    Path file = folder.resolve("good.zip");
    new StoreTools(shop.memory(), shop.clock(), () -> Long.MAX_VALUE)
        .export(
            shop.memory().journal().header(new RunId("notes-2")).orElseThrow(),
            file,
            StoreProgress.NONE);
    good = Files.readAllBytes(file);
  }

  @Test
  void theGoodOneIsTakenIn() throws IOException {
    assertThat(take(good).fresh()).isTrue();
  }

  @Test
  void theSameEntriesWrittenAnewAreTakenInToo() throws IOException {
    assertThat(take(zip(entries())).fresh()).isTrue();
  }

  @Test
  void whatIsCutOffAnywhereIsRefused() throws IOException {
    int end = find(good, "PK\1\2"); // behind it there is only the table of contents
    for (int length = 0; length < end; length += 1 + end / 60) {
      refused(Arrays.copyOf(good, length));
    }
  }

  @Test
  void aFlippedBitAnywhereIsRefusedOrMakesNoDifference() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      MemoryStore fresh = MemoryStore.create();
      try {
        new RunImport(fresh, () -> Long.MAX_VALUE, StoreProgress.NONE).read(write(bad));
        assertThat(fresh.upkeep().runs()).hasSize(2);
      } catch (KryptonxException e) {
        assertThat(fresh.upkeep().runs()).isEmpty();
        assertThat(contents(fresh)).isEmpty();
      }
    }
  }

  @Test
  void aFlippedBitInAnyEntryIsRefused() throws IOException {
    List<Entry> entries = entries();
    for (int i = 1; i < entries.size(); i++) { // the first one is for people
      byte[] bytes = entries.get(i).bytes().clone();
      if (bytes.length > 0) {
        bytes[bytes.length / 2] ^= 1;
        int at = i;
        refused(changed(all -> all.set(at, all.get(at).with(bytes))));
      }
    }
  }

  @Test
  void aMissingEntryIsRefused() throws IOException {
    for (int i = 1; i < entries().size(); i++) {
      int at = i;
      refused(changed(all -> all.remove(at)));
    }
  }

  @Test
  void anEntryThatComesTwiceIsRefused() throws IOException {
    List<Entry> entries = entries();
    for (int i = 1; i < entries.size(); i++) {
      byte[] twice = good.clone();
      int at = i;
      assertThat(twice).isNotEmpty();
      refused(duplicated(at));
    }
  }

  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    for (String name :
        List.of(
            "../../evil",
            "/etc/evil",
            "content/../../../evil",
            "content/..",
            "content/" + "A".repeat(64),
            "content/" + "0".repeat(63),
            "journal/0/../evil",
            "journal/1/0/")) {
      refused(changed(all -> all.add(all.size() - 1, new Entry(name, new byte[] {1}))));
      refused(changed(all -> all.add(2, new Entry(name, new byte[] {1}))));
    }
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void contentUnderAnotherDigestIsRefused() throws IOException {
    String other = "content/" + Digest.of(new byte[] {9}).hex();

    assertThat(refused(changed(all -> all.set(content(all), all.get(content(all)).named(other)))))
        .contains("is not what was written");
  }

  @Test
  void contentThatIsNotInItIsMissed() throws IOException {
    assertThat(
            refused(
                changed(all -> {
                  all.remove(content(all));
                  Entry last = all.removeLast();
                  ArchiveForm.End end = ArchiveForm.end(last.bytes());
                  all.add(
                      last.with(
                          ArchiveForm.end(
                              new ArchiveForm.End(end.pages(), end.contents() - 1, List.of()))));
                })))
        .containsAnyOf("is not in it", "missing");
  }

  @Test
  void aJournalOfAnotherRunIsRefused() throws IOException {
    assertThat(
            refused(
                changed(all -> {
                  var items = new ArrayList<>(ArchiveForm.header(all.get(1).bytes()));
                  var item = items.getFirst();
                  items.set(
                      0, new ArchiveForm.Item(new RunId("other-2"), item.chain(), item.whole()));
                  all.set(1, all.get(1).with(ArchiveForm.header(items)));
                })))
        .contains("is not what was written");
  }

  @Test
  void anEntryWithoutEndIsNotReadToItsEnd() throws IOException {
    byte[] huge = new byte[ArchiveForm.MAX_ENTRY_BYTES + 1];
    for (int i = 0; i < 3; i++) {
      int at = i;
      refused(changed(all -> all.set(at, all.get(at).with(huge))));
    }
  }

  @Test
  void anotherFormatIsToldApart() throws IOException {
    byte[] newer =
        changed(all ->
            all.set(
                1,
                all.get(1).with(new CanonicalWriter().text("kryptonx.run").count(99).toBytes())));

    assertThatThrownBy(() -> take(newer))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_VERSION))
        .hasMessageContaining("format 99");
  }

  @Test
  void whatIsNoArchiveAtAllIsRefused() throws IOException {
    assertThat(refused(new byte[0])).contains("no run of Kryptonx");
    assertThat(refused("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .contains("no run of Kryptonx");
    assertThat(refused(zip(List.of(new Entry("a.txt", new byte[] {1})))))
        .contains("no run of Kryptonx");
    assertThatThrownBy(
            () -> new RunImport(store, () -> 0, StoreProgress.NONE).read(folder.resolve("none")))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFailureOnTheWayLeavesWhatWasThereBefore() throws IOException {
    store.assets().put(new byte[] {1, 2, 3});
    Path file = write(good);
    assertThatThrownBy(() ->
            new RunImport(new DyingStore(store, 0), () -> Long.MAX_VALUE, StoreProgress.NONE)
                .read(file))
        .isInstanceOf(FaultyStore.PowerCut.class);

    MemoryStore next = store.reopen(Crash.PROCESS);

    assertThat(next.upkeep().runs()).isEmpty();
    assertThat(new RunImport(next, () -> Long.MAX_VALUE, StoreProgress.NONE).read(file).fresh())
        .isTrue();
  }

  private RunImport.Imported take(byte[] bytes) throws IOException {
    return new RunImport(store, () -> Long.MAX_VALUE, StoreProgress.NONE).read(write(bytes));
  }

  private String refused(byte[] bytes) throws IOException {
    Path file = write(bytes);
    Throwable thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> new RunImport(store, () -> Long.MAX_VALUE, StoreProgress.NONE).read(file));
    assertThat(thrown)
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("nothing was changed");
    assertThat(store.upkeep().runs()).isEmpty();
    assertThat(contents(store)).isEmpty();
    return String.valueOf(thrown.getMessage());
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.zip"), bytes);
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(new Entry(entry.getName(), in.readAllBytes()));
      }
    }
    return entries;
  }

  private byte[] changed(Consumer<List<Entry>> change) throws IOException {
    List<Entry> entries = entries();
    change.accept(entries);
    return zip(entries);
  }

  /** Which the library would refuse to write, so that two files are put behind each other. */
  private byte[] duplicated(int at) throws IOException {
    List<Entry> entries = entries();
    byte[] start = zip(entries.subList(0, at + 1));
    byte[] rest = zip(entries.subList(at, entries.size()));
    int cut = find(start, "PK\1\2");
    byte[] both = Arrays.copyOf(start, cut + rest.length);
    System.arraycopy(rest, 0, both, cut, rest.length);
    return both;
  }

  private static byte[] zip(List<Entry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> names = new TreeSet<>();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Entry entry : entries) {
        if (names.add(entry.name())) {
          zip.putNextEntry(new ZipEntry(entry.name()));
          zip.write(entry.bytes());
        }
      }
    }
    return bytes.toByteArray();
  }

  private static int content(List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().startsWith("content/")) {
        return i;
      }
    }
    throw new AssertionError("no content");
  }

  private static int find(byte[] bytes, String text) {
    byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  private static Set<Digest> contents(MemoryStore store) {
    Set<Digest> all = new TreeSet<>();
    store
        .upkeep()
        .contents(
            kept -> all.add(kept instanceof Kept.Small s ? s.digest() : Digest.of(new byte[0])));
    return all;
  }
}
