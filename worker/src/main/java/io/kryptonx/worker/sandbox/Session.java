package io.kryptonx.worker.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sessions of their own for commands, by {@code setsid} where this system has it. */
final class Session {

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final boolean AVAILABLE = Files.isExecutable(SETSID);

  private Session() {}

  static List<String> own(List<String> command) {
    return AVAILABLE
        ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
        : command;
  }
}
