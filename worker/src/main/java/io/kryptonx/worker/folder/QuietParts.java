package io.kryptonx.worker.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How those folders of a working folder are in which an attempt seldom leaves anything. Whatever is
 * made or deleted in one, and its rights and notes, set the time of its last change, which nobody
 * can set back.
 */
record QuietParts(List<State> states) {

  /** No clock of a file system has longer steps. */
  private static final Duration CLOCK_STEP = Duration.ofMillis(100);

  private static final String CHANGED = "ctime";

  QuietParts {
    states = List.copyOf(states);
  }

  /** One folder; {@code inode} is 0 where there is none. */
  record State(Object inode, FileTime changed) {

    private static final State NONE = new State(0, FileTime.fromMillis(0));

    static State of(Path folder) throws IOException {
      Map<String, Object> all;
      try {
        all = Files.readAttributes(folder, "unix:ino," + CHANGED, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        return NONE;
      }
      return new State(
          Objects.requireNonNull(all.get("ino")),
          (FileTime) Objects.requireNonNull(all.get(CHANGED)));
    }
  }

  static QuietParts of(WorkingFolder folder) throws IOException {
    List<State> states = new ArrayList<>(4);
    for (Path part : List.of(folder.view(), folder.work(), folder.home(), folder.tmp())) {
      states.add(State.of(part));
    }
    return new QuietParts(states);
  }

  /**
   * Whether all changes from now on show.
   *
   * @param folder was renamed just now, which tells the time of the file system
   */
  boolean tellsOfLaterChanges(WorkingFolder folder) throws IOException {
    FileTime now = State.of(folder.base()).changed;
    FileTime limit = FileTime.from(now.toInstant().minus(CLOCK_STEP));
    return states.stream().allMatch(state -> state.changed.compareTo(limit) < 0);
  }
}
