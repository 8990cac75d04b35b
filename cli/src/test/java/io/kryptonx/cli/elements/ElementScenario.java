package io.kryptonx.cli.elements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline and what happens to it, as it stands in a file: a line of what it is about, then
 * {@code --- PATH} before the text of each file ({@code --- PATH gone} deletes one), and {@code
 * ===} before each further run, behind it what is different: {@code param NAME=VALUE...}, {@code
 * env NAME}, or words for people.
 *
 * @param rounds the runs, at least one
 */
record ElementScenario(String name, String about, List<Round> rounds) {

  static final Path FOLDER = Path.of("src/test/elements");

  private static final String FILE = "--- ";
  private static final String ROUND = "=== ";
  private static final String GONE = " gone";

  /**
   * One run.
   *
   * @param files text by path, empty for those that go away
   */
  record Round(String title, Map<String, Optional<String>> files) {

    Map<String, String> params() {
      Map<String, String> params = new LinkedHashMap<>();
      if (title.startsWith("param ")) {
        for (String pair : title.substring("param ".length()).split(" ")) {
          params.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
      }
      return params;
    }

    Optional<String> environment() {
      return title.startsWith("env ")
          ? Optional.of(title.substring("env ".length()))
          : Optional.empty();
    }

    /** Makes the files in a folder what they are in this run. */
    void layOut(Path folder, String server) {
      try {
        for (Map.Entry<String, Optional<String>> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          if (file.getValue().isEmpty()) {
            Files.delete(path);
          } else {
            Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
            Files.writeString(path, file.getValue().get().replace("@HTTP@", server));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static List<ElementScenario> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(ElementScenario::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ElementScenario read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<Round> rounds = new ArrayList<>();
      Map<String, Optional<String>> files = new LinkedHashMap<>();
      String title = "first run";
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith(ROUND)) {
          rounds.add(new Round(title, files));
          files = new LinkedHashMap<>();
          title = line.substring(ROUND.length());
        } else if (line.endsWith(GONE) && line.startsWith(FILE)) {
          files.put(line.substring(FILE.length(), line.length() - GONE.length()), Optional.empty());
        } else if (line.startsWith(FILE)) {
          int end = i + 1;
          while (end < lines.size() && !isMark(lines.get(end))) {
            end++;
          }
          String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
          files.put(line.substring(FILE.length()), Optional.of(text));
        }
      }
      rounds.add(new Round(title, files));
      String name = String.valueOf(file.getFileName());
      return new ElementScenario(
          name.substring(0, name.length() - ".txt".length()), lines.getFirst(), rounds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMark(String line) {
    return line.startsWith(FILE) || line.startsWith(ROUND);
  }

  @Override
  public String toString() {
    return name;
  }
}
