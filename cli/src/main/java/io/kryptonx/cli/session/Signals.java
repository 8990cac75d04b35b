package io.kryptonx.cli.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Interrupts by signals of the operating system. A shutdown hook would not do: after SIGTERM the
 * process could not end with the exit code of an interrupt, and a second Ctrl-C would be ignored.
 *
 * <p>{@code sun.misc.Signal} is exported for such use (JEP 260), but the compiler warns of it and
 * has no way to say that we know; hence by reflection.
 */
public final class Signals implements Interrupts {

  @Override
  public void handle(Runnable stop, Runnable resized) {
    AtomicBoolean asked = new AtomicBoolean();
    Runnable interrupted =
        () -> {
          if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
          }
          // Not on the thread that signals come on: the second one must get through.
          Thread.ofPlatform().daemon().name("stop").start(stop);
        };
    // Beside the start of the run, since it takes a few milliseconds; until then an interrupt ends
    // the process, with the same exit code.
    Thread.ofPlatform()
        .daemon()
        .name("signals")
        .start(() -> {
          on("INT", interrupted);
          on("TERM", interrupted);
          on("WINCH", resized);
        });
  }

  @Override
  public void ignore() {
    on("INT", () -> {});
    on("QUIT", () -> {});
  }

  private static void on(String signal, Runnable action) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  action.run();
                  yield null;
                }
                case "equals" -> false;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> signal;
              };
      Object handler =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlers}, call);
      signals
          .getMethod("handle", signals, handlers)
          .invoke(null, signals.getConstructor(String.class).newInstance(signal), handler);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // No such signal here: its default stays, and Ctrl-C ends the process at once.
      return;
    }
  }
}
