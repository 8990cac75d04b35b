package io.kryptonx.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page of the papers, and where they are. */
record Page(Path path, List<String> lines) {

  /** The folder of the project, seen from the module that tests run in. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String FENCE = "```";

  static Page of(Path path) {
    try {
      return new Page(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages for people: those at the top and the manual. */
  static List<Page> all() {
    return Stream.concat(below("."), below("docs")).map(Page::of).toList();
  }

  /**
   * The pages whose examples are executed. The page of problems is not among them: its examples are
   * wrong on purpose, and tests of the module that finds them hold it.
   */
  static List<Page> executed() {
    return all().stream().filter(page -> !page.name().equals("problems.md")).toList();
  }

  private static Stream<Path> below(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder).normalize())) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int open = 0; open < lines.size(); open++) {
      if (!lines.get(open).startsWith(FENCE)) {
        continue;
      }
      int end = open + 1;
      while (!lines.get(end).startsWith(FENCE)) {
        end++;
      }
      String language = lines.get(open).substring(FENCE.length());
      List<String> content = List.copyOf(lines.subList(open + 1, end));
      blocks.add(new Block(path, open + 1, language, directive(open), content));
      open = end;
    }
    return blocks;
  }

  /**
   * The page with other lines in some blocks.
   *
   * @param others by the line of the block's fence
   */
  Page with(Map<Integer, List<String>> others) {
    List<String> all = new ArrayList<>();
    int at = 0;
    for (Block block : blocks()) {
      all.addAll(lines.subList(at, block.line()));
      all.addAll(others.getOrDefault(block.line(), block.lines()));
      at = block.line() + block.lines().size();
    }
    all.addAll(lines.subList(at, lines.size()));
    return new Page(path, all);
  }

  void write() {
    try {
      Files.writeString(path, text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String directive(int fence) {
    String above = fence == 0 ? "" : lines.get(fence - 1).strip();
    return above.startsWith("<!--") && above.endsWith("-->")
        ? above.substring(4, above.length() - 3).strip()
        : "";
  }

  @Override
  public String toString() {
    return name();
  }
}
