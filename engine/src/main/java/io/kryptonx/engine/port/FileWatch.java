package io.kryptonx.engine.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells of files that change. One thread says what is watched and waits; any thread may close it,
 * which ends the waiting. Changes that come while nobody waits are kept for the next {@link
 * #await}.
 */
public interface FileWatch extends AutoCloseable {

  /** Longer than anybody waits. */
  Duration FOREVER = Duration.ofDays(365);

  /**
   * From now on the files directly in these folders are watched, and no others.
   *
   * @param folders that exist; one that has gone meanwhile is passed over
   */
  void watch(Set<Path> folders);

  /**
   * Waits for changes and takes all that have gathered.
   *
   * @param patience after which nothing is returned
   * @return nothing, too, once it is closed
   */
  Changes await(Duration patience);

  /** Whether it was closed. */
  boolean isClosed();

  @Override
  void close();

  /**
   * What changed.
   *
   * @param paths of files and folders that were made, changed or removed
   * @param lost whether there were more changes than could be told
   */
  record Changes(SortedSet<Path> paths, boolean lost) {

    /** Nothing changed. */
    public static final Changes NONE = new Changes(new TreeSet<>(), false);

    /** Whether nothing changed. */
    public boolean isEmpty() {
      return paths.isEmpty() && !lost;
    }
  }
}
