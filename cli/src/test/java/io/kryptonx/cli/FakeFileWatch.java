package io.kryptonx.cli;

import io.kryptonx.engine.port.FileWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A watch by which one file after the other changes; after the last one somebody interrupts. */
final class FakeFileWatch implements FileWatch {

  final Deque<Path> changes = new ArrayDeque<>();
  Runnable atTheEnd = this::close;
  private boolean closed;

  @Override
  public void watch(Set<Path> folders) {}

  @Override
  public Changes await(Duration patience) {
    if (!patience.equals(FOREVER)) {
      return Changes.NONE;
    }
    Path next = changes.poll();
    if (next == null) {
      atTheEnd.run();
      return Changes.NONE;
    }
    return new Changes(new TreeSet<>(List.of(next)), false);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
