package io.kryptonx.engine.source;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.FileStates.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What files looked like when they were last read, so that those that look the same need no reading
 * again. A file that was modified within two seconds before it was read counts as changed, since
 * the clock of a file system may not tell a later change apart.
 */
public final class FileMemory {

  private static final long CLOCK_NANOS = 2_000_000_000L;

  /** Times beyond these years are as good as these: a file may claim any. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Digest UNREAD = new Digest(0, 0, 0, 0);

  private static final String PUBLISHED = " published";

  private final FileStates states;
  private final String key;
  private final Clock clock;
  private final Map<String, State> known;
  private final Map<String, State> changed = new LinkedHashMap<>();

  /**
   * What is known of some files.
   *
   * @param key names them in the store, such as their folder
   */
  public FileMemory(FileStates states, String key, Clock clock) {
    this.states = states;
    this.key = key;
    this.clock = clock;
    this.known = states.load(key);
  }

  /** The key for what published files of a folder look like. */
  public static String keyOfPublished(Path folder) {
    return folder + PUBLISHED;
  }

  /** Whether a key is one for published files, which may hold what others put there. */
  public static boolean isOfPublished(String key) {
    return key.endsWith(PUBLISHED);
  }

  /** What a file looks like now, its digest not being known. */
  public State look(Path file, LinkOption... links) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
    Object fileKey = attributes.fileKey();
    return new State(
        attributes.size(),
        nanos(attributes.lastModifiedTime().toInstant()),
        fileKey == null ? "" : fileKey.toString(),
        nanos(clock.instant()),
        UNREAD);
  }

  /** What the file held when it was last read, if it still looks the same. */
  public Optional<State> unchanged(String relative, State now) {
    State before = changed.getOrDefault(relative, known.get(relative));
    return Optional.ofNullable(before)
        .filter(
            then -> looksSame(then, now) && then.readNanos() - then.modifiedNanos() > CLOCK_NANOS);
  }

  /** Whether a file looked equal at two times. */
  static boolean looksSame(State then, State now) {
    return then.size() == now.size()
        && then.modifiedNanos() == now.modifiedNanos()
        && then.key().equals(now.key());
  }

  /** Keeps what was read of a file that looked like this before it was read. */
  public State read(String relative, State now, long size, Digest digest) {
    State state = new State(size, now.modifiedNanos(), now.key(), now.readNanos(), digest);
    changed.put(relative, state);
    return state;
  }

  /** Writes down what was read. */
  public void save() {
    if (!changed.isEmpty()) {
      states.save(key, changed, List.of());
    }
  }

  private static long nanos(Instant time) {
    Instant near = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    return near.getEpochSecond() * 1_000_000_000L + near.getNano();
  }
}
