package io.kryptonx.worker.launch;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the JDK started, and waits for. */
record JdkChild(Process process) implements Child {

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public OptionalInt await(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void destroy() {
    process.destroy();
  }

  @Override
  public void destroyForcibly() {
    process.destroyForcibly();
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    return process.descendants();
  }
}
