package io.kryptonx.engine.watch;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.FileWatch;
import io.kryptonx.engine.port.FileWatch.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until something that a definition refers to has changed, and until it is quiet after that:
 * an editor, a checkout or a copy changes many files in a row. One thread uses it.
 */
public final class Watching {

  /** So long nothing may change before the changes are told. */
  static final Duration QUIET = Duration.ofMillis(200);

  /** Changes that do not cease are told after so long. */
  static final Duration LONGEST = Duration.ofSeconds(3);

  private final FileWatch watch;
  private final Clock clock;
  private References references;
  private Set<Path> folders = Set.of();

  /** Watches what these references name; changes count from now on. */
  public Watching(FileWatch watch, Clock clock, References references) {
    this.watch = watch;
    this.clock = clock;
    this.references = references;
    follow();
  }

  /** From now on these references count; nothing that has changed meanwhile is forgotten. */
  public void about(References now) {
    references = now;
    follow();
  }

  /**
   * The files that changed since they were last asked for. Waits until there are any.
   *
   * @return nothing once the watch is closed
   */
  public List<Path> next() {
    Set<Path> found = new TreeSet<>();
    while (found.isEmpty() && !watch.isClosed()) {
      look(watch.await(FileWatch.FOREVER), found);
    }
    Instant latest = clock.instant().plus(LONGEST);
    Changes more = Changes.NONE;
    do {
      more = watch.await(QUIET);
      look(more, found);
    } while (!more.isEmpty() && clock.instant().isBefore(latest));
    return watch.isClosed() ? List.of() : List.copyOf(found);
  }

  private void look(Changes changes, Set<Path> found) {
    changes.paths().stream().filter(references::has).forEach(found::add);
    if (changes.lost()) {
      found.add(references.definition());
    }
    if (!changes.isEmpty()) {
      found.addAll(follow());
    }
  }

  /** Follows folders that came and went; what lies in new ones has changed. */
  private Set<Path> follow() {
    Set<Path> now = references.folders();
    Set<Path> found = new TreeSet<>();
    if (!now.equals(folders)) {
      watch.watch(now);
      Set<Path> added = new TreeSet<>(now);
      added.removeAll(folders);
      added.forEach(folder -> found.addAll(references.filesIn(folder)));
      folders = now;
    }
    return found;
  }
}
