package io.kryptonx.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.storage.memory.Crash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeSourceTest {

  private static final Source.Tree SITE = new Source.Tree("site", "web/site");

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
  }

  @Test
  void holdsAllFilesBelowTheFolderByTheirPaths() {
    at.write("web/site/z.txt", "Z").write("web/site/a/b.txt", "BB").write("web/other.txt", "O");

    assertThat(tree().files())
        .containsExactly(
            Map.entry("a/b.txt", new Tree.Entry(2, digest("BB"), false)),
            Map.entry("z.txt", new Tree.Entry(1, digest("Z"), false)));
    assertThat(snapshot().type()).isEqualTo(MediaType.TREE);
    assertThat(snapshot().size()).isEqualTo(3);
  }

  @Test
  void remembersWhichFilesAreExecutable() {
    at.write("web/site/run.sh", "#!/bin/sh");
    Snapshot before = snapshot();
    assertThat(at.folder.resolve("web/site/run.sh").toFile().setExecutable(true)).isTrue();

    assertThat(tree().files().get("run.sh").executable()).isTrue();
    assertThat(snapshot()).isNotEqualTo(before);
  }

  @Test
  void passesOverHiddenNamesAndEmptyFolders() throws IOException {
    at.write("web/site/a", "A");
    Snapshot before = snapshot();
    at.write("web/site/.git/config", "G").write("web/site/.a", "H");
    Files.createDirectory(at.folder.resolve("web/site/empty"));

    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void hasNamesInNormalForm() {
    at.write("web/site/cafe\u0301", "A");

    assertThat(tree().files()).containsOnlyKeys("caf\u00e9");
  }

  @Test
  void refusesTwoNamesThatAreOneInNormalForm() {
    at.write("web/site/cafe\u0301", "A").write("web/site/caf\u00e9", "B");

    at.assertRefused(SITE).hasMessageContaining("holds two files of one name");
  }

  @Test
  void followsLinksThatStayInTheFolder() throws IOException {
    at.write("web/site/a", "A").write("pool/b", "B");
    Files.createSymbolicLink(at.folder.resolve("web/site/pool"), Path.of("../../pool"));
    Files.createSymbolicLink(at.folder.resolve("web/site/c"), Path.of("a"));

    assertThat(tree().files()).containsOnlyKeys("a", "c", "pool/b");
  }

  @Test
  void refusesLinksThatLeadOutOrNowhereOrBack() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Path file = Files.writeString(outside.resolve("secret"), "secret");
    at.write("web/site/a", "A");
    for (Path target : new Path[] {outside, file, Path.of("."), Path.of("nowhere")}) {
      Path link = Files.createSymbolicLink(at.folder.resolve("web/site/link"), target);

      at.assertRefused(SITE).hasMessageContainingAll("'site' (web/site)", "'web/site/link'");
      Files.delete(link);
    }
    assertThat(tree().files()).containsOnlyKeys("a");
  }

  @Test
  void refusesAFolderThatIsItselfBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    at.write("web/x", "");
    Files.createSymbolicLink(at.folder.resolve("web/site"), outside);

    at.assertRefused(SITE).hasMessageContaining("leads out of");
  }

  @Test
  void refusesWhatIsNoFolderOrHoldsNothing() throws IOException {
    at.assertRefused(SITE).hasMessageContaining("does not exist");

    at.write("web/site", "file");
    at.assertRefused(SITE).hasMessageContaining("is no folder");

    Files.delete(at.folder.resolve("web/site"));
    Files.createDirectory(at.folder.resolve("web/site"));
    at.assertRefused(SITE).hasMessageContaining("holds no file");
  }

  @Test
  void refusesAPipeWithoutWaitingForIt() throws Exception {
    at.write("web/site/a", "A");
    Path pipe = at.folder.resolve("web/site/pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    at.assertRefused(SITE).hasMessageContainingAll("'web/site/pipe'", "no regular file");
  }

  @Test
  void readsOnlyFilesThatLookChanged() {
    at.write("web/site/a", "A").write("web/site/b", "B");
    snapshot();
    at.store.assets().takeRead();

    snapshot();
    assertThat(at.store.assets().takeRead()).isEmpty();

    at.write("web/site/b", "BBB");
    snapshot();
    assertThat(at.store.assets().takeRead()).containsExactly("b");
  }

  @Test
  void takesTheFolderOfTheDefinitionItself() {
    at.write("a/b", "B").write(".kryptonx/store.db", "S");

    Snapshot snapshot = (Snapshot) at.read(new Source.Tree("all", "."));
    assertThat(Tree.decode(at.store.assets().get(snapshot.digest())).files())
        .containsOnlyKeys("a/b");
  }

  @Test
  void makesFilesDurable() {
    at.write("web/site/a", "A".repeat(100_000));
    snapshot();

    assertThat(at.memory.reopen(Crash.POWER).assets().has(digest("A".repeat(100_000)))).isTrue();
  }

  private Snapshot snapshot() {
    return (Snapshot) at.read(SITE);
  }

  private Tree tree() {
    return Tree.decode(at.store.assets().get(snapshot().digest()));
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(UTF_8));
  }
}
