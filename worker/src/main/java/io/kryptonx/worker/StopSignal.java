package io.kryptonx.worker;

import java.util.ArrayList;
import java.util.List;

/** Tells attempts in flight to end. Given once, it stays given. Any thread. */
public final class StopSignal {

  private final List<Runnable> listeners = new ArrayList<>();
  private boolean given;

  /** Gives the signal; listeners run in this thread, each once. */
  public void give() {
    List<Runnable> toRun;
    synchronized (listeners) {
      given = true;
      toRun = List.copyOf(listeners);
      listeners.clear();
    }
    toRun.forEach(Runnable::run);
  }

  /** Whether it was given. */
  public boolean isGiven() {
    synchronized (listeners) {
      return given;
    }
  }

  /**
   * Runs {@code action} when the signal is given, at once if it was.
   *
   * @return takes the action back; to be closed when it makes no sense any more
   */
  public Registration onStop(Runnable action) {
    synchronized (listeners) {
      if (!given) {
        listeners.add(action);
        return () -> {
          synchronized (listeners) {
            listeners.remove(action);
          }
        };
      }
    }
    action.run();
    return () -> {};
  }

  /** An action that waits for the signal. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
