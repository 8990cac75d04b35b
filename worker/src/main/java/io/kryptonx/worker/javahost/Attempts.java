package io.kryptonx.worker.javahost;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Performs attempts one after the other, and lets nothing of one reach the next. */
final class Attempts {

  private final StageCalls calls = new StageCalls();
  private final GlobalState state = GlobalState.now();

  /**
   * Performs one.
   *
   * @param group of the calling thread; threads that the stage starts are in it, too
   */
  HostReply perform(HostRequest request, ThreadGroup group) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    HostReply reply;
    try (PrintStream log = log(request)) {
      System.setOut(log);
      System.setErr(log);
      reply = run(request, log);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    boolean clean = state.restore() && Remains.none(group);
    return clean ? reply : new HostReply(reply.status(), reply.message(), reply.causes(), false);
  }

  /** Performs one with the given log. */
  HostReply run(HostRequest request, PrintStream log) {
    return calls.call(request.classpath(), request.mainClass(), new TaskContext(request, log));
  }

  private static PrintStream log(HostRequest request) {
    return new PrintStream(new BoundedOutput(request.log()), true, StandardCharsets.UTF_8);
  }
}
