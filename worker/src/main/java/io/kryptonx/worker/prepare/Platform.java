package io.kryptonx.worker.prepare;

import java.util.Locale;

/** The operating system and the processor of this machine. */
final class Platform {

  /** Such as {@code linux/amd64}. */
  static final String HERE = here();

  private Platform() {}

  private static String here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        switch (processor) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> processor;
        };
    return (system.startsWith("mac") ? "macos" : system) + "/" + name;
  }
}
