package io.kryptonx.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(name = "kryptonx", mixinStandardHelpOptions = true, version = "kryptonx 0.1.0-SNAPSHOT")
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
