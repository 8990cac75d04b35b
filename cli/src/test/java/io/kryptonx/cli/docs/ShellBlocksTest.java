package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.command.Catalog;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that tests cannot run exist at least: Maven does not run within Maven. */
class ShellBlocksTest {

  private static final List<String> OURS = List.of("kryptonx", "./kryptonx");
  private static final List<String> OF_THE_SYSTEM = List.of("kill", "java");

  static List<String> commands() {
    List<Block> blocks = Page.executed().stream().flatMap(page -> page.blocks().stream()).toList();
    Stream<String> shell =
        blocks.stream()
            .filter(block -> block.language().equals("sh"))
            .flatMap(block -> block.lines().stream());
    Stream<String> byHand =
        blocks.stream()
            .filter(block -> block.is("by hand") && block.language().equals("console"))
            .flatMap(block -> Transcript.steps(block).stream().map(Transcript.Step::command));
    return Stream.concat(shell, byHand).filter(line -> !line.isBlank()).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void exist(String command) {
    List<String> words = Console.words(command);
    String program = words.getFirst();
    if (OURS.contains(program)) {
      assertThat(words.get(1)).isIn(Stream.concat(Stream.of("COMMAND"), labels()).toList());
    } else if (!OF_THE_SYSTEM.contains(program)) {
      assertThat(Page.ROOT.resolve(program)).matches(Files::isExecutable, "is executable");
    }
  }

  private static Stream<String> labels() {
    return Catalog.labels().stream();
  }
}
