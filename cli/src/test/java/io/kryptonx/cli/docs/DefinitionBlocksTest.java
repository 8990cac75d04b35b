package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions in the pages have no mistakes; parts of one are put into a whole. */
class DefinitionBlocksTest {

  /** What a part may refer to; left out where the part has its own. */
  private static final List<String> REST =
      List.of(
          "pipeline: part\n",
          "params: { width: 320 }\n",
          "sources: { photos: { files: 'photos/{album}/{photo}.jpg' } }\n",
          "stages: { page: { in: { all: { from: photos, collect: all } },"
              + " out: { html: text/html }, run: 'find \"$all\" > \"$html\"' } }\n");

  /** What parts refer to. */
  private static final List<String> FILES =
      List.of(
          "notes.txt",
          "poem.txt",
          "orders.csv",
          "titles.csv",
          "schemas/report.json",
          "scripts/scale.sh",
          "stages/Shout.java");

  @TempDir Path home;

  static List<Block> blocks() {
    return Page.executed().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals("yaml"))
        .filter(block -> !block.is("mistakes") && !block.is("by hand"))
        .filter(block -> !isPart(block))
        .toList();
  }

  /** A sub-pipeline is part of those definitions of its page that name it. */
  private static boolean isPart(Block block) {
    String file = block.behind("file");
    return file.endsWith(".yaml") && !file.endsWith("pipeline.yaml");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void haveNoMistakes(Block block) {
    Console console = new Console(home);
    for (String file : FILES) {
      console.write(file, "");
    }
    Page.of(block.page()).blocks().stream()
        .filter(DefinitionBlocksTest::isPart)
        .forEach(part -> console.write(part.behind("file"), part.text()));
    console.write("pipeline.yaml", whole(block.text()));
    Console.Printed printed = console.type("kryptonx graph");
    assertThat(printed.code()).as(String.join("\n", printed.lines())).isZero();
  }

  private static String whole(String text) {
    StringBuilder whole = new StringBuilder(text);
    for (String part : REST) {
      String key = part.substring(0, part.indexOf(':') + 1);
      if (!text.startsWith(key) && !text.contains("\n" + key)) {
        whole.append(part);
      }
    }
    return whole.toString();
  }
}
