package io.kryptonx.worker.launch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts processes. The JDK takes two more programs for each: its own helper, and {@code setsid}.
 * The C library does without, in half the time; but making ready to call it takes a tenth of a
 * second, so that this happens beside, and only for who starts many. Any thread.
 */
public final class Launcher {

  /** Who has started as many is likely to start more. */
  private static final int MANY = 16;

  private final Executor executor;
  private final AtomicInteger started = new AtomicInteger();
  private volatile Optional<PosixSpawn> quick = Optional.empty();

  /**
   * One that begins with the JDK.
   *
   * @param executor starts what it is given at once, in another thread
   */
  public Launcher(Executor executor) {
    this.executor = executor;
  }

  /** One that uses the JDK alone. */
  public static Launcher plain() {
    return new Launcher(_ -> {});
  }

  /** One that calls the C library from the start, where this system allows it. */
  public static Launcher quick() {
    Launcher launcher = plain();
    launcher.quick = PosixSpawn.find();
    return launcher;
  }

  /** Whether it calls the C library. */
  public boolean isQuick() {
    return quick.isPresent();
  }

  /**
   * Starts a process.
   *
   * @throws IOException if that cannot be done, with the reason
   */
  public Child start(Launch launch) throws IOException {
    if (started.incrementAndGet() == MANY) {
      executor.execute(() -> quick = PosixSpawn.find());
    }
    Optional<PosixSpawn> spawn = quick;
    if (spawn.isPresent()) {
      try {
        return spawn.get().start(launch);
      } catch (IOException e) {
        return byJdk(launch); // which knows more ways, or better what is wrong
      }
    }
    return byJdk(launch);
  }

  private static Child byJdk(Launch launch) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Session.own(launch.arguments())).directory(launch.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    builder.redirectErrorStream(true).redirectInput(Session.NOTHING);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    return new JdkChild(builder.start());
  }
}
