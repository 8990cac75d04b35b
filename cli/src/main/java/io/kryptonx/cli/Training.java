package io.kryptonx.cli;

/**
 * Executes commands one after the other in one process, which no user does: what it loads and links
 * is what the JVM is to have at hand from the start (see {@code scripts/prepare.sh}).
 */
public final class Training {

  private Training() {}

  /**
   * Executes them until one fails, and leaves with the exit code of the last.
   *
   * @param commands each with its arguments, separated by blanks
   */
  public static void main(String[] commands) {
    Main.prepare();
    int code = 0;
    for (int i = 0; i < commands.length && code == 0; i++) {
      code = Main.run(commands[i].split(" ", -1));
    }
    System.exit(code);
  }
}
