package io.kryptonx.worker.javahost;

import io.kryptonx.stage.Stage;
import io.kryptonx.worker.javahost.HostReply.Status;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Performs attempts one after the other, and lets nothing of one reach the next. */
final class Attempts {

  private final StageLoaders loaders = new StageLoaders();
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
    try {
      StageLoader loader = loaders.of(request.classpath());
      Thread.currentThread().setContextClassLoader(loader);
      Stage stage = instance(loader, request.mainClass());
      stage.run(new TaskContext(request, log));
      return new HostReply(Status.RETURNED, "", List.of(), true);
    } catch (VirtualMachineError e) {
      return threw(e, false);
    } catch (Throwable e) {
      return threw(e, true);
    }
  }

  private static HostReply threw(Throwable thrown, boolean goesOn) {
    return new HostReply(
        Status.THREW, Throwables.describe(thrown), Throwables.names(thrown), goesOn);
  }

  private static Stage instance(StageLoader loader, String name) throws Throwable {
    Class<?> type = loader.loadClass(name);
    try {
      return (Stage) type.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static PrintStream log(HostRequest request) {
    return new PrintStream(new BoundedOutput(request.log()), true, StandardCharsets.UTF_8);
  }
}
