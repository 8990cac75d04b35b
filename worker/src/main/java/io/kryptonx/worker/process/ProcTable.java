package io.kryptonx.worker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of this machine as Linux tells them in {@code /proc}. On other systems it is empty,
 * and only what descends from a process is known of it. Processes that vanish meanwhile are left
 * out.
 */
final class ProcTable {

  private static final Path PROC = Path.of("/proc");

  /** Up to this many ids are tried one by one, which is cheaper than listing all. */
  private static final long MAX_TRIED = 256;

  private ProcTable() {}

  /** All ids. */
  static List<Long> all() {
    List<Long> ids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
          ids.add(Long.parseLong(name));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of();
    }
    return ids;
  }

  /**
   * Ids given out after {@code first}, as far as processes have them now. Ids are given out in
   * order; where they have begun anew since, all are returned.
   */
  static List<Long> since(long first) {
    long last = lastGiven();
    if (last < first) {
      return all();
    }
    if (last - first > MAX_TRIED) {
      return all().stream().filter(id -> id > first).toList();
    }
    List<Long> ids = new ArrayList<>();
    for (long id = first + 1; id <= last; id++) {
      if (Files.exists(entry(id, "stat"))) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** The session that a process is in, or -1 if it has ended. */
  static long session(long id) {
    String stat = text(entry(id, "stat"));
    int name = stat.lastIndexOf(')');
    String[] fields = stat.substring(name + 1).strip().split(" ");
    boolean ended = fields.length < 4 || fields[0].equals("Z") || fields[0].equals("X");
    return ended ? -1 : Long.parseLong(fields[3]);
  }

  /** Whether its first environment or its mounts tell of {@code mark}. */
  static boolean tellsOf(long id, String mark) {
    return text(entry(id, "environ")).contains(mark) || text(entry(id, "mountinfo")).contains(mark);
  }

  private static long lastGiven() {
    String load = text(PROC.resolve("loadavg")).strip();
    try {
      return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static Path entry(long id, String name) {
    return PROC.resolve(Long.toString(id)).resolve(name);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
