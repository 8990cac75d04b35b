package io.kryptonx.engine.fake;

import io.kryptonx.engine.port.FileWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/** A watch that tells what it was told to, batch by batch, and then is closed. */
public final class FakeFileWatch implements FileWatch {

  private final Deque<Runnable> script = new ArrayDeque<>();
  private Changes next = Changes.NONE;
  private Set<Path> folders = Set.of();
  private boolean closed;

  /** Next time these have changed. */
  public FakeFileWatch then(Path... paths) {
    return then(() -> {}, paths);
  }

  /** Next time something happens first, and then these have changed. */
  public FakeFileWatch then(Runnable first, Path... paths) {
    script.add(() -> {
      first.run();
      next = new Changes(new TreeSet<>(Arrays.asList(paths)), false);
    });
    return this;
  }

  /** Next time changes were lost. */
  public FakeFileWatch thenLost() {
    script.add(() -> next = new Changes(new TreeSet<>(), true));
    return this;
  }

  /** The folders that are watched. */
  public Set<Path> folders() {
    return folders;
  }

  @Override
  public void watch(Set<Path> now) {
    folders = now;
  }

  @Override
  public Changes await(Duration patience) {
    next = Changes.NONE;
    if (script.isEmpty()) {
      closed = patience.equals(FOREVER);
    } else {
      script.remove().run();
    }
    return next;
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
