package io.kryptonx.cli.command;

import io.kryptonx.cli.session.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether bubblewrap is there and allowed to work. */
final class SandboxProbe {

  private static final long MAX_SECONDS = 5;

  private SandboxProbe() {}

  /** In words, for people. */
  static String describe(Session session) {
    Optional<Path> program = find(session.variable("PATH").orElse(""));
    if (program.isEmpty()) {
      return "none (bubblewrap is not installed)";
    }
    return works(program.get())
        ? "bubblewrap, " + program.get()
        : "none (" + program.get() + " is there, but may not make namespaces)";
  }

  private static Optional<Path> find(String path) {
    for (String folder : path.split(File.pathSeparator)) {
      Path program = Path.of(folder, "bwrap");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private static boolean works(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--ro-bind", "/", "/", "--unshare-net", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
