package io.kryptonx.benchmarks.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that are measured.
 *
 * @param kryptonx the command as users call it
 */
record Programs(Path kryptonx) {

  List<String> run(Path folder, String sandbox) {
    return List.of(kryptonx.toString(), "run", folder.toString(), "--sandbox", sandbox);
  }

  /** As many jobs as Kryptonx takes by itself. */
  static List<String> ninja() {
    return List.of("ninja", "-j", jobs());
  }

  static List<String> make() {
    return List.of("make", "-s", "-j", jobs());
  }

  /** A JVM for one of the classes here, with both compilers: only the second one hashes quickly. */
  static List<String> java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  private static String jobs() {
    return Integer.toString(Runtime.getRuntime().availableProcessors());
  }
}
