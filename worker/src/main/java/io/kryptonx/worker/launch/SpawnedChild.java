package io.kryptonx.worker.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A process that the C library started, and that is waited for here. */
final class SpawnedChild implements Child {

  private static final int SIGNALS = 128;

  /** While somebody waits, a thread that is interrupted shall notice. */
  private static final long STEP_MILLIS = 50;

  private final LibC libc;
  private final int pid;
  private final int descriptor;
  private OptionalInt code = OptionalInt.empty();

  /** One that was just started. */
  SpawnedChild(LibC libc, int pid) {
    this.libc = libc;
    this.pid = pid;
    this.descriptor = libc.openProcess(pid);
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public boolean isAlive() {
    look();
    return code.isEmpty();
  }

  @Override
  public OptionalInt await(Duration time) throws InterruptedException {
    look();
    for (long left = time.toMillis(); code.isEmpty() && left > 0; left -= STEP_MILLIS) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long step = Math.min(STEP_MILLIS, left);
      if (descriptor < 0) {
        Thread.sleep(step); // as many files are open as may be
      } else {
        libc.awaitEnd(descriptor, (int) step);
      }
      look();
    }
    return code;
  }

  @Override
  public void destroy() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  @Override
  public void destroyForcibly() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return handle().stream().flatMap(ProcessHandle::descendants);
  }

  private Optional<ProcessHandle> handle() {
    return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
  }

  /** Takes its end, after which its number may be that of another process. */
  private void look() {
    if (code.isEmpty()) {
      OptionalInt status = libc.ended(pid);
      if (status.isPresent()) {
        code = OptionalInt.of(code(status.getAsInt()));
        if (descriptor >= 0) {
          libc.close(descriptor);
        }
      }
    }
  }

  private static int code(int status) {
    int signal = status & 0x7f;
    return signal == 0 ? status >> 8 & 0xff : SIGNALS + signal;
  }
}
