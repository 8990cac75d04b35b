package io.kryptonx.worker.command;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How texts and programs are started with the umask 022. */
public final class Shell {

  /** The longest text that is an argument; a longer one is a file. */
  static final int MAX_ARGUMENT_BYTES = 100_000;

  private static final List<String> OPTIONS = List.of("-euo", "pipefail");
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/bash"), Path.of("/bin/bash"), Path.of("/usr/local/bin/bash"));

  /** What bash calls itself in messages. */
  private static final String NAME = "run";

  private static final boolean UMASK_IS_SET = umaskIsSet();

  private Shell() {}

  /**
   * The path of bash.
   *
   * @throws KryptonxException ENVIRONMENT if there is none
   */
  public static String bash() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() ->
            new KryptonxException(
                ErrorCode.ENVIRONMENT,
                "bash is not installed (looked for "
                    + PLACES
                    + "), and commands need it;"
                    + " install bash"));
  }

  /**
   * The arguments that execute a text.
   *
   * @param file where to put a text that is too long for an argument
   * @param seenAs that place as the command sees it
   */
  static List<String> text(Action.Shell action, Path file, String seenAs) throws IOException {
    if (!action.shell().equals(Action.Shell.BASH)) {
      return program(other(action, file, seenAs));
    }
    String masked = (UMASK_IS_SET ? "" : "umask 022; ") + action.text();
    List<String> all = new ArrayList<>();
    all.add(bash());
    all.addAll(OPTIONS);
    byte[] bytes = masked.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_ARGUMENT_BYTES) {
      all.addAll(List.of("-c", masked, NAME));
    } else {
      Files.write(file, bytes);
      all.add(seenAs);
    }
    return all;
  }

  /** The arguments for a shell of the stage's own. */
  private static List<String> other(Action.Shell action, Path file, String seenAs)
      throws IOException {
    List<String> all = new ArrayList<>(action.shell());
    find(all.getFirst()).ifPresent(path -> all.set(0, path));
    byte[] bytes = action.text().getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_ARGUMENT_BYTES) {
      all.addAll(List.of("-c", action.text()));
    } else {
      Files.write(file, bytes);
      all.add(seenAs);
    }
    return all;
  }

  /** Where a program is that commands can start. */
  public static Optional<String> find(String program) {
    return program.contains("/")
        ? Optional.of(program).filter(path -> Files.isExecutable(Path.of(path)))
        : Stream.of(World.PATH.split(":"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
  }

  /** The arguments that execute a command with at most so much memory. */
  public static List<String> limited(List<String> arguments, long memoryBytes) {
    String kib = Long.toString(Math.max(1, memoryBytes / 1024));
    return Stream.concat(
            Stream.of("/bin/sh", "-c", "ulimit -v \"$0\" && exec \"$@\"", kib), arguments.stream())
        .toList();
  }

  /** The arguments that execute a program. */
  static List<String> program(List<String> arguments) {
    return UMASK_IS_SET
        ? arguments
        : Stream.concat(Stream.of(bash(), "-c", "umask 022; exec \"$@\"", NAME), arguments.stream())
            .toList();
  }

  /** Whether the engine has it, so that children inherit it. */
  private static boolean umaskIsSet() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.anyMatch(line -> line.equals("Umask:\t0022"));
    } catch (IOException e) {
      return false;
    }
  }
}
