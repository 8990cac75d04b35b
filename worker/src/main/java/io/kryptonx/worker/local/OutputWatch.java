package io.kryptonx.worker.local;

import io.kryptonx.model.pipeline.Output;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.folder.WorkingFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends attempts that write more than they may. One thread looks at all of them once a second, so
 * that a disk takes what can be written in two seconds beyond the bound; an attempt that takes less
 * than a second costs nothing.
 */
final class OutputWatch implements AutoCloseable {

  /** The most that one attempt may write, unless said otherwise or the disk has less room. */
  static final long USUAL_BYTES = 64L << 30;

  /** What one attempt may write at least, however little room there is. */
  static final long LEAST_BYTES = 1L << 30;

  /** The most files and folders that one attempt may make. */
  static final int MAX_FILES = 2_000_000;

  private static final long STEP_MILLIS = 1_000;

  /** An attempt with twice as many files is looked at half as often. */
  private static final int FILES_A_STEP = 20_000;

  private final Path root;
  private final OptionalLong said;
  private final Executor executor;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looks = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A watch over nothing yet.
   *
   * @param root where attempts work
   * @param said the most bytes of one attempt, where the user has said it
   * @param executor starts the thread that looks
   */
  OutputWatch(Path root, OptionalLong said, Executor executor) {
    this.root = root;
    this.said = said;
    this.executor = executor;
  }

  /** Watches an attempt until what is returned is closed. */
  Watched begin(WorkingFolder folder, StopSignal stop) {
    if (looks.compareAndSet(false, true)) {
      executor.execute(this::look);
    }
    Watched attempt = new Watched(folder, stop);
    watched.add(attempt);
    return attempt;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void look() {
    try {
      while (!closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
        watched.forEach(Watched::step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of what is free a tenth is left for others. */
  private long maxBytes() {
    long free = root.toFile().getUsableSpace();
    return said.orElseGet(() -> Math.min(USUAL_BYTES, Math.max(LEAST_BYTES, free - free / 10)));
  }

  /** An attempt that is watched. */
  final class Watched implements AutoCloseable {

    private final WorkingFolder folder;
    private final StopSignal outer;
    private final StopSignal inner = new StopSignal();
    private final StopSignal.Registration registration;
    private volatile long maxBytes = -1;
    private volatile String excess = "";
    private int steps;

    private Watched(WorkingFolder folder, StopSignal outer) {
      this.folder = folder;
      this.outer = outer;
      this.registration = outer.onStop(inner::give);
    }

    /** Is given when the attempt has to end, by whatever reason. */
    StopSignal stop() {
      return inner;
    }

    /**
     * Says what it wrote too much; to be called when it has ended.
     *
     * @param outputs that are going to be taken; a single one may be huge and take no time
     */
    void check(Collection<Output> outputs) throws RefusedException {
      if (!outputs.isEmpty()
          && (said.isPresent()
              || maxBytes >= 0
              || OutputCollector.bytes(folder, outputs) > LEAST_BYTES)) {
        measure();
      }
      if (!excess.isEmpty() && !outer.isGiven()) {
        throw new RefusedException(excess);
      }
    }

    @Override
    public void close() {
      watched.remove(this);
      registration.close();
    }

    /** The first step may come right after it began. */
    private void step() {
      if (steps++ > 0 && excess.isEmpty()) {
        int files = measure();
        steps = 1 - files / FILES_A_STEP;
        if (!excess.isEmpty()) {
          inner.give();
        }
      }
    }

    private int measure() {
      maxBytes = maxBytes < 0 ? maxBytes() : maxBytes;
      Written written =
          Written.by(
              List.of(folder.log(), folder.work(), folder.home(), folder.tmp()),
              folder.in(),
              maxBytes,
              MAX_FILES);
      if (written.bytes() > maxBytes) {
        excess =
            "wrote more than %s; write less, or allow more by --max-output"
                .formatted(Written.size(maxBytes));
      } else if (written.files() > MAX_FILES) {
        excess = "made more than " + MAX_FILES + " files; make fewer, larger ones";
      }
      return written.files();
    }
  }
}
