package io.kryptonx.cli.edges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts programs of this project in a process of their own, on a machine made worse. */
final class Machine {

  private static final long MAX_SECONDS = 120;

  /** The words that {@code check} lets a test be skipped for. */
  private static final String NOT_POSSIBLE = "not possible here: ";

  private Machine() {}

  /** How a process ended. */
  record End(int code, String output) {}

  /** A machine on which a shell text was executed that mounts something; {@code $0} is a folder. */
  static List<String> with(String mounts, Path folder) {
    String all = mounts + " && exec \"$@\"";
    return List.of("unshare", "-rm", "sh", "-c", all, folder.toString());
  }

  /** Skips the test where nothing can be mounted. */
  static void assumeMounts(Path folder) {
    List<String> attempt = new ArrayList<>(with("mount -t tmpfs none \"$0\"", folder));
    attempt.add("true");
    boolean can;
    try {
      can = start(attempt).code() == 0;
    } catch (UncheckedIOException e) {
      can = false; // there is no unshare
    }
    assumeTrue(can, NOT_POSSIBLE + "mounting needs a user namespace, which is not allowed");
  }

  /** The command line on such a machine. */
  static End kryptonx(List<String> machine, String... arguments) {
    return java(machine, "io.kryptonx.cli.Main", arguments);
  }

  /** A main class on such a machine. */
  static End java(List<String> machine, String main, String... arguments) {
    List<String> command = new ArrayList<>(machine);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=deny"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private static End start(List<String> command) {
    try {
      Path output = Files.createTempFile("kryptonx-machine", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("does not end: " + command);
        }
        return new End(process.exitValue(), Files.readString(output, UTF_8));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
