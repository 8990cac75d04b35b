package io.kryptonx.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Bytes to begin with that lie elsewhere in the project already. */
final class Seeds {

  private static final int MAX_NAME = 60;
  private static final int MAX_HANDY = 8 * 1024;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FILE = Pattern.compile("(?m)^--- (.*)\n");
  private static final Pattern EXPRESSION = Pattern.compile("^\\| `([^`]+)` \\| `");

  private Seeds() {}

  /** The definitions of the examples, of the tests, and of the scenarios of elements. */
  static Stream<Named<byte[]>> definitions() {
    Stream<Named<byte[]>> files =
        Stream.of("examples", "definition/src/test/resources")
            .flatMap(folder -> files(folder, ".yaml"))
            .map(file -> Named.of(ROOT.relativize(file).toString(), read(file)));
    return Stream.concat(files, files("cli/src/test/elements", ".txt").flatMap(Seeds::scenario));
  }

  /** All of them; to begin to fuzz with, without large ones, which are slow and teach little. */
  static Stream<Named<byte[]>> handy(Stream<Named<byte[]>> seeds) {
    return System.getenv("JAZZER_FUZZ") == null
        ? seeds
        : seeds.filter(seed -> seed.getPayload().length <= MAX_HANDY);
  }

  /** A text as a seed that is its own name. */
  static Named<byte[]> seed(String text) {
    return seed(text.substring(0, Math.min(text.length(), MAX_NAME)), text);
  }

  /** A text as a seed. */
  static Named<byte[]> seed(String name, String text) {
    return Named.of(name, text.getBytes(UTF_8));
  }

  /** Forms at rest that golden files pin, of all whose names begin so. */
  static Stream<Named<byte[]>> forms(String name) {
    return files("model/src/test/resources/golden", ".hex")
        .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
        .map(file ->
            Named.of(
                String.valueOf(file.getFileName()),
                HexFormat.of().parseHex(new String(read(file), UTF_8).replaceAll("\\s", ""))));
  }

  /** The expressions that the manual explains. */
  static Stream<Named<byte[]>> expressions() {
    return new String(read(ROOT.resolve("docs/expressions.md")), UTF_8)
        .lines()
        .map(EXPRESSION::matcher)
        .filter(Matcher::find)
        .map(found -> seed(found.group(1)));
  }

  private static Stream<Named<byte[]>> scenario(Path file) {
    String[] parts = FILE.split(new String(read(file), UTF_8));
    return Arrays.stream(parts)
        .filter(part -> part.contains("pipeline:"))
        .map(part -> seed(String.valueOf(file.getFileName()), part));
  }

  private static Stream<Path> files(String folder, String ending) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
      return all
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
