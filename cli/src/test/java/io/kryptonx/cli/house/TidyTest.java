package io.kryptonx.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that are seen in the text of the sources. */
class TidyTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int MAX_LINES = 500;
  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Manager|Helpers?|Utils?|Impl|Base)|(Abstract|Base)[A-Z].*");
  private static final Pattern PRODUCT_PREFIX = Pattern.compile("(Kryptonx|Kx)[A-Z].*");

  /** Names that the rules do not mean, each for a reason. */
  private static final Set<String> NAMES =
      Set.of(
          "KryptonxException", // the one exception that others catch by name
          "BaseTable"); // of the base run: a word of the design

  @Test
  void filesAreShort() throws IOException {
    assertThat(sources("src"))
        .allSatisfy(file ->
            assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MAX_LINES));
  }

  @Test
  void nothingIsLeftToDo() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("src/main")) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("TO" + "DO") || lines.get(i).contains("FIX" + "ME")) {
          found.add(ROOT.relativize(file) + ":" + (i + 1));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void packagesSayWhatLivesThere() throws IOException {
    List<Path> without = new ArrayList<>();
    for (Path folder : sources("src/main/java").stream().map(Path::getParent).distinct().toList()) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !isDescribed(Files.readString(info))) {
        without.add(ROOT.relativize(folder));
      }
    }
    assertThat(without).as("folders without package-info with Javadoc and @NullMarked").isEmpty();
  }

  @Test
  void typesHaveNamesOfThings() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("src/main")) {
      String name = file.getFileName().toString().replace(".java", "");
      boolean bad = VAGUE_NAME.matcher(name).matches() || PRODUCT_PREFIX.matcher(name).matches();
      if (bad && !NAMES.contains(name)) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isDescribed(String info) {
    return info.startsWith("/**") && info.contains("@NullMarked");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All Java files below a folder of all modules. */
  private static List<Path> sources(String folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.sorted().toList()) {
        Path from = module.resolve(folder);
        if (Files.exists(module.resolve("pom.xml")) && Files.isDirectory(from)) {
          try (Stream<Path> all = Files.walk(from)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
