package io.kryptonx.worker.java;

import io.kryptonx.worker.StopSignal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Child JVMs, started when they are needed and kept. The one used last is used next, so that few
 * are busy rather than all a little. Any thread.
 */
final class ChildPool {

  private static final long STEP_MILLIS = 50;

  private final Supplier<ChildJvm> starter;
  private final Semaphore permits;
  private final Deque<ChildJvm> idle = new ArrayDeque<>();
  private final Set<ChildJvm> busy = new HashSet<>();
  private boolean closed;

  /** A pool of at most {@code max}. */
  ChildPool(Supplier<ChildJvm> starter, int max) {
    this.starter = starter;
    this.permits = new Semaphore(max);
  }

  /** Takes one, waiting for it; nothing if told to stop meanwhile. To be given back. */
  Optional<ChildJvm> take(StopSignal stop) {
    if (!acquire(stop)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      ChildJvm child = idle().orElseGet(starter);
      taken = register(child);
      return taken ? Optional.of(child) : Optional.empty();
    } finally {
      if (!taken) {
        permits.release();
      }
    }
  }

  /** Gives one back. */
  void giveBack(ChildJvm child) {
    boolean keeps;
    synchronized (this) {
      busy.remove(child);
      keeps = child.isUsable() && !closed;
      if (keeps) {
        idle.push(child);
      }
    }
    if (!keeps) {
      child.close();
    }
    permits.release();
  }

  /** Ends all. */
  void close() {
    List<ChildJvm> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(idle);
      all.addAll(busy);
      idle.clear();
    }
    all.forEach(ChildJvm::close);
  }

  private boolean acquire(StopSignal stop) {
    try {
      while (!stop.isGiven()) {
        if (permits.tryAcquire(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private Optional<ChildJvm> idle() {
    List<ChildJvm> dead = new ArrayList<>();
    Optional<ChildJvm> found = Optional.empty();
    synchronized (this) {
      while (found.isEmpty() && !idle.isEmpty()) {
        ChildJvm child = idle.pop();
        if (child.isUsable()) {
          found = Optional.of(child);
        } else {
          dead.add(child);
        }
      }
    }
    dead.forEach(ChildJvm::close);
    return found;
  }

  private boolean register(ChildJvm child) {
    synchronized (this) {
      if (!closed) {
        busy.add(child);
        return true;
      }
    }
    child.close();
    return false;
  }
}
