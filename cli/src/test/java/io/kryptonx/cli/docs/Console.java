package io.kryptonx.cli.docs;

import io.kryptonx.cli.Cli;
import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.cli.session.Session;
import io.kryptonx.cli.terminal.ColorWhen;
import io.kryptonx.cli.terminal.Screen;
import io.kryptonx.engine.EmbeddedEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody who types what a page says, in a folder of their own: {@code kryptonx} in this process,
 * on the real engine, and everything else in a shell.
 */
final class Console {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String EXAMPLE = "examples/gallery";

  private final Path home;
  private Path folder;
  private int code;

  Console(Path home) {
    this.home = home;
    this.folder = home;
  }

  /** What a command printed, on both streams. */
  record Printed(int code, List<String> lines) {}

  /** Puts a file into the folder. */
  void write(String path, String text) {
    try {
      Path file = home.resolve(path);
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(home));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the example into the folder, where it lies in the project. */
  void copyExample() {
    Path from = Page.ROOT.resolve(EXAMPLE);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("site") && !relative.startsWith(".kryptonx")) {
          Path to = home.resolve(EXAMPLE).resolve(relative.toString());
          Files.createDirectories(Optional.ofNullable(to.getParent()).orElse(home));
          Files.copy(file, to);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Printed type(String command) {
    Printed printed = perform(command);
    return new Printed(
        printed.code(),
        printed.lines().stream().map(line -> line.replace(home.toString(), "~")).toList());
  }

  private Printed perform(String command) {
    List<String> words = words(command);
    return switch (words.getFirst()) {
      case "kryptonx", "./kryptonx" -> kryptonx(words.subList(1, words.size()));
      case "cd" -> {
        folder = folder.resolve(words.get(1)).normalize();
        yield new Printed(0, List.of());
      }
      case "echo" ->
          command.equals("echo $?")
              ? new Printed(0, List.of(Integer.toString(code)))
              : shell(command);
      default -> shell(command);
    };
  }

  private Printed kryptonx(List<String> words) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(both, false, StandardCharsets.UTF_8)) {
      Session session =
          new Session(
              EmbeddedEngine::open,
              stream,
              false,
              stream,
              false,
              ColorWhen.NEVER,
              new Screen(() -> Optional.of(new Screen.Size(40, 100))),
              Interrupts.NONE,
              name -> Optional.ofNullable(System.getenv(name)).filter(_ -> name.equals("PATH")),
              folder);
      code = new Cli(session).execute(words.toArray(String[]::new));
    }
    return new Printed(code, both.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private Printed shell(String command) {
    try {
      Process process =
          new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      code = process.waitFor();
      return new Printed(code, text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The words of a command; quotes keep blanks, and that is all that examples need. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(
          Stream.of(matcher.group(1), matcher.group(2), matcher.group(3))
              .filter(group -> group != null)
              .findFirst()
              .orElseThrow());
    }
    return words;
  }
}
