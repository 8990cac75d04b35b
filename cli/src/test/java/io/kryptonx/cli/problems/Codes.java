package io.kryptonx.cli.problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The codes of problems that the sources of all modules have. */
final class Codes {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LITERAL = Pattern.compile("\"(KX[0-9]{3})\"");

  private Codes() {}

  static Set<String> inSources() {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src/main"))).toList()) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .forEach(file -> codes.addAll(in(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }

  private static Set<String> in(Path file) {
    Set<String> codes = new TreeSet<>();
    try {
      Matcher matcher = LITERAL.matcher(Files.readString(file));
      while (matcher.find()) {
        codes.add(matcher.group(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }
}
