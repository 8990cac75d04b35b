package io.kryptonx.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {

  private static final MediaType TEXT = MediaType.parse("text/plain");
  private static final Source.Files NOTES = files("notes/{note}.txt");

  @TempDir Path temp;
  private SourceFolder at;

  @BeforeEach
  void open() {
    at = new SourceFolder(temp);
  }

  @Test
  void takesWhatMatchesByItsCaptures() {
    at.write("photos/cats/tom.txt", "tom");
    at.write("photos/cats/wild/leo.txt", "leo");
    at.write("photos/dogs/rex.txt", "rex");
    at.write("photos/dogs/rex.jpg", "no text");
    at.write("photos/top.txt", "no album");

    assertThat(at.items(files("photos/{album}/{photo}.txt")))
        .containsExactly("cats::tom", "cats::wild/leo", "dogs::rex");
  }

  @Test
  void takesFilesAtTheTopOfTheFolder() {
    at.write("a.txt", "A");

    assertThat(at.items(files("{name}.txt"))).containsExactly("a");
  }

  @Test
  void passesOverHiddenFilesAndFolders() {
    at.write("notes/a.txt", "A");
    at.write("notes/.b.txt", "B");
    at.write("notes/.git/c.txt", "C");

    assertThat(at.items(NOTES)).containsExactly("a");
  }

  @Test
  void looksIntoAHiddenFolderThatThePatternNames() {
    at.write(".notes/a.txt", "A");
    at.write(".notes/.git/b.txt", "B");

    assertThat(at.items(files(".notes/{note}.txt"))).containsExactly("a");
  }

  @Test
  void followsLinksThatStayInTheFolder() throws IOException {
    at.write("pool/a.txt", "A");
    Files.createDirectory(at.folder.resolve("notes"));
    Files.createSymbolicLink(at.folder.resolve("notes/a.txt"), Path.of("../pool/a.txt"));
    Files.createSymbolicLink(at.folder.resolve("notes/more"), Path.of("../pool"));

    assertThat(at.items(NOTES)).containsExactly("a", "more/a");
  }

  @Test
  void passesOverALinkThatLeadsBackToAFolderAboveIt() throws IOException {
    at.write("notes/a.txt", "A");
    Files.createSymbolicLink(at.folder.resolve("notes/loop"), Path.of("."));

    assertThat(at.items(NOTES)).containsExactly("a");
  }

  @Test
  void refusesAFileBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret.txt"), "secret");
    at.write("notes/a.txt", "A");
    Files.createSymbolicLink(at.folder.resolve("notes/b.txt"), outside);

    at.assertRefused(NOTES).hasMessageContainingAll("'notes/b.txt'", "leads out of");
  }

  @Test
  void refusesAPatternThatBeginsWithALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("a.txt"), "A");
    Files.createSymbolicLink(at.folder.resolve("notes"), outside);

    at.assertRefused(NOTES).hasMessageContaining("leads out of");
  }

  @Test
  void doesNotEnterAFolderBehindALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("b.txt"), "B");
    at.write("notes/a.txt", "A");
    Files.createSymbolicLink(at.folder.resolve("notes/outside"), outside);

    assertThat(at.items(NOTES)).containsExactly("a");
  }

  @Test
  void refusesADanglingLinkThatMatches() throws IOException {
    Files.createDirectory(at.folder.resolve("notes"));
    Files.createSymbolicLink(at.folder.resolve("notes/a.txt"), Path.of("nowhere"));

    at.assertRefused(NOTES).hasMessageContaining("no regular file");
  }

  @Test
  void refusesAPipeThatMatchesWithoutWaitingForIt() throws Exception {
    Files.createDirectory(at.folder.resolve("notes"));
    Path pipe = at.folder.resolve("notes/a.txt");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    at.assertRefused(NOTES).hasMessageContaining("no regular file");
  }

  @Test
  void entersAFolderThatMatches() {
    at.write("notes/a.txt/b.txt", "B");

    assertThat(at.items(NOTES)).containsExactly("a.txt/b");
  }

  @Test
  void refusesTwoFilesForOneItem() {
    at.write("notes/caf\u00e9.txt", "composed");
    at.write("notes/cafe\u0301.txt", "decomposed");

    at.assertRefused(NOTES).hasMessageContaining("has two files for item");
  }

  @Test
  void refusesAnItemThatIsAFolderOfAnother() {
    at.write("notes/a.txt", "A");
    at.write("notes/a/b.txt", "B");

    at.assertRefused(NOTES).hasMessageContaining("has item 'a', which is a folder of item 'a/b'");
  }

  @Test
  void refusesToMatchNothingUnlessThatIsAllowed() {
    at.assertRefused(NOTES).hasMessageContaining("matches no file");

    Source allowed =
        new Source.Files("notes", PathPattern.parse(NOTES.pattern().text()), TEXT, true);
    assertThat(at.read(allowed)).isEqualTo(Members.of(List.of()).ref());
  }

  @Test
  void takesHostileNames() {
    at.write("notes/a b\n$(c):%.txt", "A");
    at.write("notes/-rf *.txt", "B");

    assertThat(at.items(NOTES)).containsExactly("-rf *", "a b%0A$(c)%3A%25");
  }

  private static Source.Files files(String pattern) {
    return new Source.Files("notes", PathPattern.parse(pattern), TEXT, false);
  }
}
