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

  @TempDir Path home;

  static List<Block> blocks() {
    return Page.executed().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals("yaml"))
        .filter(block -> !block.is("mistakes"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void haveNoMistakes(Block block) {
    Console console = new Console(home);
    for (String file : List.of("notes.txt", "poem.txt", "scripts/scale.sh", "stages/Shout.java")) {
      console.write(file, "");
    }
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
