package io.kryptonx.testkit.outside;

import io.kryptonx.testkit.outside.OutsideServer.Memory;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One server as a process: {@code honours|forgets PORT MILLISECONDS}. It prints its address, then a
 * line for each request and each act, and ends when what it reads from ends.
 */
public final class OutsideMain {

  private OutsideMain() {}

  /** Starts it. */
  public static void main(String[] args) throws IOException {
    Memory memory = args[0].equals("honours") ? Memory.HONOURS_KEYS : Memory.FORGETS_KEYS;
    PrintStream out = System.out;
    try (OutsideServer server =
        OutsideServer.start(
            memory,
            Duration.ofMillis(Long.parseLong(args[2])),
            Integer.parseInt(args[1]),
            out::println)) {
      out.println(server.address());
      while (System.in.read() >= 0) {
        // nothing is to be said to it
      }
    }
  }
}
