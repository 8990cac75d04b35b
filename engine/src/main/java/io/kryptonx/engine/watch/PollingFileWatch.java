package io.kryptonx.engine.watch;

import io.kryptonx.engine.port.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A watch that looks at every file once a second, for systems that do not tell. */
public final class PollingFileWatch implements FileWatch {

  private static final long PERIOD_MILLIS = 1_000;

  private final CountDownLatch closing = new CountDownLatch(1);
  private Map<Path, Map<Path, String>> seen = new TreeMap<>();
  private volatile boolean closed;

  /** A watch that looks at nothing yet. */
  public PollingFileWatch() {}

  @Override
  public void watch(Set<Path> folders) {
    Map<Path, Map<Path, String>> now = new TreeMap<>();
    for (Path folder : folders) {
      Map<Path, String> before = seen.get(folder);
      now.put(folder, before == null ? look(folder) : before);
    }
    seen = now;
  }

  @Override
  public Changes await(Duration patience) {
    long left = patience.toMillis();
    SortedSet<Path> changed = changed();
    while (changed.isEmpty() && left > 0 && !closed) {
      long pause = Math.min(PERIOD_MILLIS, left);
      pause(pause);
      left -= pause;
      changed = changed();
    }
    return closed || changed.isEmpty() ? Changes.NONE : new Changes(changed, false);
  }

  private SortedSet<Path> changed() {
    SortedSet<Path> changed = new TreeSet<>();
    for (Path folder : Set.copyOf(seen.keySet())) {
      Map<Path, String> before = seen.getOrDefault(folder, Map.of());
      Map<Path, String> now = look(folder);
      now.forEach((file, state) -> {
        if (!state.equals(before.get(file))) {
          changed.add(file);
        }
      });
      before.keySet().stream()
          .filter(file -> !now.containsKey(file))
          .forEach(file -> changed.add(file));
      seen.put(folder, now);
    }
    return changed;
  }

  private void pause(long millis) {
    try {
      closed |= closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** What the files in a folder look like. Of folders in it only that they are there counts. */
  private static Map<Path, String> look(Path folder) {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file, state(file));
      }
    } catch (IOException e) {
      return files; // it has gone, or cannot be read now
    }
    return files;
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isDirectory()
          ? "folder"
          : now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
    } catch (IOException e) {
      return "unreadable";
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    closing.countDown();
  }
}
