package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines as people would write them, with the whole grammar between them. */
final class PipelinesIT {

  private static final Path PIPELINES = Path.of("src", "test", "pipelines");
  private static final Path PHOTOS = Path.of("..", "examples", "gallery", "photos");

  @TempDir Path folder;

  private Workspace albums() throws IOException {
    Workspace albums = Workspace.ofFolder(PIPELINES.resolve("albums"), folder);
    Files.createDirectories(albums.file("photos/animals"));
    Files.createDirectories(albums.file("photos/food"));
    for (String photo : new String[] {"animals/koala", "animals/pika", "food/coffee"}) {
      Path source = PHOTOS.resolve(photo.substring(photo.indexOf('/') + 1) + ".jpg");
      Files.copy(source, albums.file("photos/" + photo + ".jpg"));
    }
    return albums;
  }

  @Test
  void albumsHaveASheetEach() throws IOException {
    Workspace albums = albums();
    Workspace.Run first = albums.run();

    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readString(albums.file("site/index.html")))
        .isEqualTo("<img src='animals.jpg'>\n<img src='food.jpg'>\n");

    Files.copy(PHOTOS.resolve("citrus.jpg"), albums.file("photos/food/citrus.jpg"));
    assertThat(albums.run().attempted())
        .containsExactly("index", "sheet [food]", "thumb [food::citrus]");
  }

  @Test
  void brokenClipsGetAPlaceholder() throws IOException {
    Workspace renders = Workspace.ofFolder(PIPELINES.resolve("renders"), folder);
    Workspace.Run first = renders.run();

    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(first.report().failures()).as("something takes them up").isEmpty();
    assertThat(first.report().tasks())
        .containsEntry(TaskStatus.FAILED, 2)
        .containsEntry(TaskStatus.SKIPPED, 4);
    assertThat(Files.readString(renders.file("out/bad.txt")))
        .isEqualTo("(no preview: permanent)".repeat(2));
    assertThat(Files.readString(renders.file("out/fox.txt"))).startsWith("== The Fox\n");
    assertThat(Files.readString(renders.file("out/plain.txt"))).startsWith("== untitled\n");

    renders.write("clips/bad.txt", "Mended.\n");
    assertThat(renders.run().attempted())
        .containsExactly("book [bad]", "render [bad::narrow]", "render [bad::wide]");
    assertThat(Files.readString(renders.file("out/bad.txt"))).contains("Mended.");
  }

  @Test
  void anotherRowMakesOnePartRun() throws IOException {
    Workspace orders = Workspace.ofExample("orders", folder);
    Workspace.Run first = orders.run();
    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readString(orders.file("out/totals-2026-01-31.json")))
        .contains("\"lamp\":\"6024.00\"");
    assertThat(orders.run().attempted()).isEmpty();

    orders.replace("orders.csv", "\n1002,", "\n5001,2026-01-15,lamp,2,24.00\n1002,");
    Workspace.Run more = orders.run();

    assertThat(more.attempted())
        .hasSize(4)
        .contains("parts", "quality", "totals")
        .anyMatch(task -> task.startsWith("clean ["));
    assertThat(Files.readString(orders.file("out/totals-2026-01-31.json")))
        .contains("\"lamp\":\"6072.00\"");
  }

  @Test
  void tooManyBadRowsStopBeforeTheTotals() throws IOException {
    Workspace orders = Workspace.ofExample("orders", folder);
    orders.replace("orders.csv", ",apple,", ",apple,x");

    Workspace.Run run = orders.run();

    assertThat(run.report().status()).isEqualTo(RunStatus.FAILED);
    assertThat(run.report().failures().getFirst().failure().message())
        .contains("more than 1 % bad rows");
    assertThat(run.report().tasks()).containsEntry(TaskStatus.BLOCKED, 1);
  }

  @Test
  void lettersTakeTheBranchOfTheirMatter() throws IOException {
    Workspace triage = Workspace.ofExample("triage", folder);
    Workspace.Run first = triage.run();
    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readString(triage.file("out/list.txt")))
        .isEqualTo(
            """
            answer  Ada Moss
            pay     240 EUR in 30 days, Lamp Works
            pay     1800 EUR today, Printers & Daughters
            file    Reading Room
            """);
    assertThat(triage.run().attempted()).as("what was chosen is cached, too").isEmpty();

    triage.replace("letters/lamps.txt", "Invoice 1041: six lamps. Total: 240 EUR.", "Six lamps.");
    assertThat(triage.run().attempted())
        .containsExactly("facts [lamps]", "file [lamps]", "list", "sort [lamps]");
    assertThat(Files.readString(triage.file("out/list.txt"))).contains("file    Lamp Works");
  }

  @Test
  void aRouteWithoutABranchSaysWhatItsConditionsSaw() throws IOException {
    Workspace triage = Workspace.ofExample("triage", folder);
    triage.replace("pipeline.yaml", "      else: other\n", "");
    triage.replace("pipeline.yaml", "{ letter: sort.other }", "{ letter: sort.complaint }");

    Workspace.Run left = triage.run();
    assertThat(left.report().status()).isEqualTo(RunStatus.FAILED);
    assertThat(left.report().failures().getFirst().failure().message())
        .startsWith("no condition of the route holds, and it has no 'else'")
        .contains("complaint: facts.kind == 'complaint' (facts.kind = \"other\")");

    triage.replace(
        "pipeline.yaml", "complaint: facts.kind == 'complaint'", "complaint: facts.kind");
    assertThat(triage.run().report().failures().getFirst().failure().message())
        .startsWith(
            "route to complaint: facts.kind has no value: it gives a text, not true or false")
        .contains("facts.kind = \"complaint\"");
  }

  @Test
  void booksAreCountedByChapter() throws IOException {
    Workspace books = Workspace.ofExample("books", folder);
    Workspace.Run first = books.run();
    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readString(books.file("out/lengths.txt")))
        .contains("  143  songs/The Tyger\n");

    books.replace("books/songs.txt", "O Rose, thou art sick!", "O Rose thou art sick.");
    assertThat(books.run().attempted())
        .as("other words and lengths come out equal")
        .containsExactly(
            "chapters [songs]",
            "count/size [songs::The Sick Rose]",
            "count/words [songs::The Sick Rose]");
  }
}
