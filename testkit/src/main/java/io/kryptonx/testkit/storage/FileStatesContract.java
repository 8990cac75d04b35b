package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.storage.FileStates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of files is kept by folder. */
public abstract class FileStatesContract {

  private StoreFixture fixture;

  /** A fixture that keeps its files, if it has any, below a folder. */
  protected abstract StoreFixture fixture(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) {
    fixture = fixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void loadsWhatWasSaved() {
    Map<String, FileStates.State> states = Map.of("a/1.jpg", state("1"), "ü \n'.jpg", state("2"));

    states().save("/photos", states, List.of());

    assertThat(states().load("/photos")).isEqualTo(states);
    assertThat(states().load("/other")).isEmpty();
  }

  @Test
  void changesSomeAndForgetsOthers() {
    states().save("/photos", Map.of("a", state("1"), "b", state("2"), "c", state("3")), List.of());

    states().save("/photos", Map.of("b", state("changed")), List.of("c", "unknown"));

    assertThat(states().load("/photos")).isEqualTo(Map.of("a", state("1"), "b", state("changed")));
  }

  @Test
  void foldersAreKeptApart() {
    states().save("/a", Map.of("x", state("1")), List.of());
    states().save("/b", Map.of("x", state("2")), List.of());

    states().save("/a", Map.of(), List.of("x"));

    assertThat(states().load("/a")).isEmpty();
    assertThat(states().load("/b")).hasSize(1);
  }

  @Test
  void survivesARestart() {
    states().save("/photos", Map.of("a", state("1")), List.of());

    assertThat(fixture.restart().fileStates().load("/photos")).isEqualTo(Map.of("a", state("1")));
  }

  @Test
  void holdsVeryManyFiles() {
    Map<String, FileStates.State> states = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      states.put("folder/file-" + i, state("content " + i));
    }

    states().save("/photos", states, List.of());

    assertThat(states().load("/photos")).isEqualTo(states);
  }

  private FileStates states() {
    return fixture.store().fileStates();
  }

  private static FileStates.State state(String content) {
    long modified = 1_700_000_000_123_456_789L;
    return new FileStates.State(
        content.length(), modified, "(dev=1,ino=2)", modified + 5, StorageSamples.digest(content));
  }
}
