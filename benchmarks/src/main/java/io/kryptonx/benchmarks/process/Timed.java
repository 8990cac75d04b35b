package io.kryptonx.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs and tells how long they took and how much memory they had. */
final class Timed {

  private static final Path TIME = Path.of("/usr/bin/time");

  private Timed() {}

  /**
   * Runs a program to its end, below GNU time where that is installed.
   *
   * @throws IOException if it cannot be started, or fails
   */
  static Sample run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path peak = Files.createTempFile("kryptonx-peak-", "");
    Path output = Files.createTempFile("kryptonx-output-", "");
    List<String> all = new ArrayList<>();
    if (Files.isExecutable(TIME)) {
      all.addAll(List.of(TIME.toString(), "-f", "%M", "-o", peak.toString()));
    }
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      long start = System.nanoTime();
      int code = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new IOException(command + " ended with " + code + ":\n" + Files.readString(output));
      }
      String text = Files.readString(peak).strip();
      return new Sample(seconds, text.isEmpty() ? 0 : Long.parseLong(text));
    } finally {
      Files.delete(peak);
      Files.delete(output);
    }
  }

  /** Whether a program is on the PATH. */
  static boolean isInstalled(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder).resolve(program))) {
        return true;
      }
    }
    return false;
  }
}
