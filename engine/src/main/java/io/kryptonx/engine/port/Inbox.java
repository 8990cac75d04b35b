package io.kryptonx.engine.port;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Messages for one receiver, in the order in which they came. Any thread puts; one takes. It grows
 * with what the receiver itself has ordered, which is bounded there.
 *
 * @param <M> the kind of messages
 */
public final class Inbox<M> {

  private final Deque<M> messages = new ArrayDeque<>();

  /** Adds a message and wakes the receiver. */
  public void put(M message) {
    synchronized (messages) {
      messages.add(message);
      messages.notifyAll();
    }
  }

  /** Adds a message that may be taken with the next one; the sender is going to put another. */
  public void leave(M message) {
    synchronized (messages) {
      messages.add(message);
    }
  }

  /** Takes all messages that are there; does not wait. */
  public List<M> takeAll() {
    synchronized (messages) {
      List<M> all = new ArrayList<>(messages);
      messages.clear();
      return all;
    }
  }

  /** Whether no message is there. */
  public boolean isEmpty() {
    synchronized (messages) {
      return messages.isEmpty();
    }
  }

  /** Waits for a message; for executors that have threads. */
  void await() throws InterruptedException {
    synchronized (messages) {
      while (messages.isEmpty()) {
        messages.wait();
      }
    }
  }
}
