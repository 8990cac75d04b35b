package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.EmbeddedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People decide, by what they type, about a pipeline that runs for real. */
class DecisionsIT {

  private static final String PIPELINE =
      """
      pipeline: letters
      sources: { drafts: { files: "drafts/{draft}.txt" } }
      stages:
        clean:
          in: { draft: drafts }
          out: { clean: text/plain }
          run: tr a-z A-Z < "$draft" > "$clean"
        sign:
          in: { clean: clean }
          out: { text: text/plain }
          approve: { ask: "Fit to print?", by: [ada, grace] }
        print:
          in: { text: sign, decision: sign.decision }
          out: { page: text/plain }
          run: |
            cat "$text" > "$page"
            echo "signed by $decision_by" >> "$page"
        book:
          in: { pages: { from: print, collect: true } }
          out: { book: text/plain }
          run: cat "$pages"/*.txt > "$book"
      publish:
        "site/{draft}.txt": print
        "site/book.txt": book
      """;

  @TempDir Path folder;
  private final CliHarness cli = new CliHarness();

  @BeforeEach
  void write() throws IOException {
    cli.opener = EmbeddedEngine::open;
    cli.folder = folder;
    cli.environment.put("USER", "ada");
    Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
    Files.createDirectory(folder.resolve("drafts"));
    draft("a", "dear all");
    draft("b", "deer tom");
  }

  @Test
  void aRunWaitsForThemAndGoesOn() throws IOException {
    assertThat(cli.run("run").code()).isEqualTo(4);
    assertThat(cli.run("review").out()).contains("sign   a", "sign   b", "2 decisions to be made");
    assertThat(cli.run("runs").out()).contains("letters-1  waiting");

    assertThat(cli.run("review", "approve", "sign", "a").out()).contains("approved 1 task by ada");
    assertThat(cli.run("run").code()).isEqualTo(4);
    assertThat(folder.resolve("site")).doesNotExist();

    Files.writeString(folder.resolve("mended.txt"), "DEAR TOM\n");
    CliHarness.Result last =
        cli.run("review", "approve", "sign", "b", "--with", "mended.txt", "--continue");
    assertThat(last.code()).as(last.out() + last.err()).isZero();
    assertThat(folder.resolve("site/book.txt"))
        .hasContent("DEAR ALL\nsigned by ada\nDEAR TOM\nsigned by ada\n");
    assertThat(cli.run("runs").out()).contains("letters-1  succeeded").doesNotContain("letters-2");
    assertThat(cli.run("verify").code()).isZero();
    assertThat(cli.run("store", "check").code()).isZero();
  }

  @Test
  void decisionsOutliveRunsAndWhatIsInThem() throws IOException {
    cli.run("run");
    Files.writeString(folder.resolve("mended.txt"), "DEAR TOM\n");
    cli.run("review", "approve", "sign", "b", "--with", "mended.txt");
    cli.run("review", "approve", "sign", "a", "--continue");
    draft("b", "other");
    assertThat(cli.run("run").code()).isEqualTo(4);
    cli.run("review", "reject", "sign", "b", "--note", "who is that?");
    assertThat(cli.run("run").code()).isEqualTo(1);
    assertThat(cli.run("dlq").out()).contains("rejected by ada: who is that?");

    assertThat(cli.run("gc", "--keep", "1").code()).isZero();
    draft("b", "deer tom");
    CliHarness.Result again = cli.run("run");

    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(folder.resolve("site/b.txt")).hasContent("DEAR TOM\nsigned by ada\n");
    assertThat(cli.run("store", "check").code()).isZero();
  }

  @Test
  void onlyThoseDecideWhoMay() {
    cli.run("run");

    CliHarness.Result refused = cli.run("review", "approve", "sign", "a", "--by", "bob");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("decides ada or grace, not bob");
    assertThat(cli.run("review", "approve", "sign", "--with", "mended.txt").code()).isEqualTo(2);
    assertThat(cli.run("review", "approve", "nothing").code()).isEqualTo(2);
    assertThat(cli.run("review", "show", "sign", "zebra").code()).isEqualTo(2);
  }

  @Test
  void aLockHoldsThroughGarbageCollectionUntilItIsTakenBack() throws IOException {
    cli.run("run");
    cli.run("review", "approve", "*", "--continue");
    assertThat(cli.run("lock", "site/a.txt", "--note", "printed").out()).contains("print [a]");
    draft("a", "changed");
    cli.run("run");
    CliHarness.Result run = cli.run("review", "approve", "*", "--continue");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 locked task is stale");
    cli.run("gc", "--keep", "1");

    draft("a", "changed again");
    cli.run("run");
    cli.run("review", "approve", "*", "--continue");

    assertThat(folder.resolve("site/a.txt")).hasContent("DEAR ALL\nsigned by ada\n");
    assertThat(cli.run("lock").out()).contains("print  a     stale");
    assertThat(cli.run("show", "print", "a").out()).contains("locked stale");
    assertThat(cli.run("unlock", "print", "a").code()).isZero();
    assertThat(cli.run("run").code()).isZero();
    assertThat(folder.resolve("site/a.txt")).hasContent("CHANGED AGAIN\nsigned by ada\n");
    assertThat(cli.run("lock").out()).isEqualTo("nothing is locked\n");
  }

  @Test
  void anOrphanedLockIsSaidAndListed() throws IOException {
    cli.run("run");
    cli.run("review", "approve", "*", "--continue");
    cli.run("lock", "clean", "b");
    Files.delete(folder.resolve("drafts/b.txt"));

    CliHarness.Result run = cli.run("run");

    assertThat(run.out() + run.err()).contains("the lock on clean [b] holds nothing");
    assertThat(cli.run("lock").out()).contains("orphaned");
    assertThat(cli.run("unlock", "clean", "b").code()).isZero();
    assertThat(cli.run("unlock", "clean", "b").code()).isEqualTo(2);
  }

  private void draft(String name, String text) throws IOException {
    Files.writeString(folder.resolve("drafts/" + name + ".txt"), text + "\n");
  }
}
