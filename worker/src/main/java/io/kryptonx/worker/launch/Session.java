package io.kryptonx.worker.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sessions of their own for commands, by {@code setsid} where this system has it. */
public final class Session {

  /** Where there is nothing to read. */
  static final File NOTHING = new File("/dev/null");

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final boolean AVAILABLE = Files.isExecutable(SETSID);

  private Session() {}

  /** The command that executes {@code command} in a session of its own. */
  public static List<String> own(List<String> command) {
    return AVAILABLE
        ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
        : command;
  }
}
