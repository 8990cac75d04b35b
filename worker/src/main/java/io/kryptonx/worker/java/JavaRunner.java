package io.kryptonx.worker.java;

import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Failure.Kind;
import io.kryptonx.worker.Perturbation;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.javahost.HostReply;
import io.kryptonx.worker.javahost.HostRequest;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Performs attempts of Java stages in child JVMs. Any thread. */
public final class JavaRunner implements AutoCloseable {

  private static final int SIGNALS = 128;

  private final Function<Alike, ChildPool> starter;
  private final Map<Alike, ChildPool> pools = new HashMap<>();
  private final Executor executor;
  private final AtomicLong counter = new AtomicLong();

  /**
   * A runner that has no child yet.
   *
   * @param root for the folders of children and of attempts
   * @param cache where the classes of stages are
   * @param executor starts what it is given at once; for attempts with a timeout, and for stopping
   * @param perturbation what is different in children on purpose
   */
  public JavaRunner(
      Path root,
      Path cache,
      Sandbox sandbox,
      int maxChildren,
      Executor executor,
      Perturbation perturbation) {
    this.starter =
        kind ->
            new ChildPool(
                () ->
                    start(
                        root,
                        cache,
                        sandbox,
                        new Share(maxChildren, kind.memory(), perturbation, kind.open())),
                maxChildren);
    this.executor = executor;
  }

  /** How an attempt ended. */
  public sealed interface End {
    /** The stage returned. */
    record Returned() implements End {}

    /**
     * It failed.
     *
     * @param causes its exit code, or the names of the exception and of those above it
     */
    record Threw(Failure failure, List<String> causes) implements End {}

    /** It took too long. */
    record TimedOut() implements End {}

    /** It was told to stop. */
    record Stopped() implements End {}
  }

  /**
   * Performs an attempt. What it was given is not used any more on return.
   *
   * @param memoryBytes the most memory of the heap, where that is said; children that have as much
   *     are shared
   * @param open whether it may reach the network
   */
  public End run(
      HostRequest request,
      OptionalLong memoryBytes,
      boolean open,
      Optional<Duration> timeout,
      StopSignal stop) {
    ChildPool pool = pool(new Alike(memoryBytes, open));
    Optional<ChildJvm> taken = pool.take(stop);
    if (taken.isEmpty()) {
      return new End.Stopped();
    }
    ChildJvm child = taken.get();
    AtomicReference<Optional<End>> forced = new AtomicReference<>(Optional.empty());
    try (StopSignal.Registration _ = stop.onStop(() -> force(child, forced, new End.Stopped()));
        Deadline _ =
            Deadline.start(timeout, executor, () -> force(child, forced, new End.TimedOut()))) {
      HostReply reply = child.perform(request);
      return forced.get().orElseGet(() -> end(child, reply));
    } catch (IOException e) {
      return forced.get().orElseGet(() -> crash(child));
    } finally {
      pool.giveBack(child);
    }
  }

  @Override
  public void close() {
    List<ChildPool> all;
    synchronized (pools) {
      all = List.copyOf(pools.values());
    }
    all.forEach(ChildPool::close);
  }

  /** Children that are alike and shared. */
  private record Alike(OptionalLong memory, boolean open) {}

  private ChildPool pool(Alike kind) {
    synchronized (pools) {
      return pools.computeIfAbsent(kind, starter);
    }
  }

  private void force(ChildJvm child, AtomicReference<Optional<End>> forced, End end) {
    if (forced.compareAndSet(Optional.empty(), Optional.of(end))) {
      executor.execute(child::end);
    }
  }

  private static End end(ChildJvm child, HostReply reply) {
    return switch (reply.status()) {
      case RETURNED -> new End.Returned();
      case THREW ->
          new End.Threw(
              new Failure(PassingExceptions.kind(reply.causes()), reply.message()), reply.causes());
      case EXITED ->
          new End.Threw(
              new Failure(
                  Kind.PERMANENT,
                  "the stage called System.exit("
                      + child.exitCode()
                      + "); throw an exception"
                      + " instead, its message is shown",
                  OptionalInt.of(child.exitCode())),
              List.of(Integer.toString(child.exitCode())));
    };
  }

  private static End crash(ChildJvm child) {
    int code = child.exitCode();
    boolean signal = code > SIGNALS;
    String words = child.lastWords();
    String what =
        signal
            ? "the process of the stage was ended by signal " + (code - SIGNALS)
            : "the process of the stage ended with code " + code + " before the stage returned";
    return new End.Threw(
        new Failure(
            signal ? Kind.TRANSIENT : Kind.PERMANENT,
            words.isEmpty() ? what : what + ":\n" + words,
            OptionalInt.of(code)),
        List.of(Integer.toString(code)));
  }

  private ChildJvm start(Path root, Path cache, Sandbox sandbox, Share share) {
    String name =
        "jvm-" + ProcessHandle.current().pid() + "-" + Long.toString(counter.incrementAndGet());
    try {
      Files.createDirectories(cache);
      Path folder = Files.createDirectory(root.resolve(name));
      return ChildJvm.start(folder, List.of(cache), List.of(root), sandbox, share);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
