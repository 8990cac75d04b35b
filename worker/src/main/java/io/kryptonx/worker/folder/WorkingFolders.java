package io.kryptonx.worker.folder;

import io.kryptonx.model.item.TaskId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The working folders of attempts below one root. Of a short attempt, making its folders and
 * deleting them costs a file system more than all else; so one whose attempt succeeded is emptied
 * and used again under another name, provided that its parts are as they were made. Any thread.
 */
public final class WorkingFolders implements AutoCloseable {

  /** The most folders that wait for another attempt. */
  private static final int MAX_SPARE = 64;

  private static final Set<String> OF_BASE = Set.of("kx");
  private static final Set<String> OF_VIEW = Set.of("work", "home", "tmp");
  private static final Set<String> OF_WORK = Set.of("in", "out");

  private final Path root;
  private final SpareFiles files;
  private final Deque<WorkingFolder> spare = new ArrayDeque<>();

  /** Of folders that were looked into: how the parts were then that attempts seldom touch. */
  private final Map<String, QuietParts> quiet = new ConcurrentHashMap<>();

  /** The rights of folders as they are made here; empty before the first was made. */
  private Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);

  /** Folders below {@code root}, which is there. */
  public WorkingFolders(Path root) {
    this.root = root;
    this.files = new SpareFiles(root.resolve(SpareFiles.NAME));
  }

  /** Files that wait for other attempts. */
  public SpareFiles files() {
    return files;
  }

  /**
   * An empty folder with a name that was never used.
   *
   * @throws IOException if there can be none
   */
  public WorkingFolder take(TaskId task, int attempt) throws IOException {
    WorkingFolder used;
    synchronized (spare) {
      used = spare.poll();
    }
    if (used != null) {
      WorkingFolder renamed = used.renamed(root, task, attempt);
      QuietParts parts = quiet.remove(used.name());
      if (parts != null && parts.tellsOfLaterChanges(renamed)) {
        quiet.put(renamed.name(), parts);
      }
      return renamed;
    }
    WorkingFolder made = WorkingFolder.create(root, task, attempt);
    synchronized (spare) {
      if (rights.isEmpty()) {
        rights = Files.getPosixFilePermissions(made.in(), LinkOption.NOFOLLOW_LINKS);
      }
    }
    return made;
  }

  /**
   * Takes a folder back after an attempt: it is used again, or deleted. What cannot be deleted is
   * swept when the next engine starts; what the attempt made is in the store.
   *
   * @param again whether it may be used again
   */
  public void giveBack(WorkingFolder folder, boolean again) {
    if (again && isAsMade(folder)) {
      synchronized (spare) {
        if (spare.size() < MAX_SPARE) {
          spare.add(folder);
          return;
        }
      }
    }
    quiet.remove(folder.name());
    delete(folder);
  }

  /** Deletes those that wait. */
  @Override
  public void close() {
    synchronized (spare) {
      spare.forEach(WorkingFolders::delete);
      spare.clear();
    }
  }

  private boolean isAsMade(WorkingFolder folder) {
    try {
      boolean same = empty(folder.base(), OF_BASE);
      same = same && (isQuiet(folder) || emptyQuietParts(folder));
      same = same && empty(folder.in(), Set.of());
      return same && empty(folder.out(), Set.of());
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  private boolean isQuiet(WorkingFolder folder) throws IOException {
    QuietParts before = quiet.get(folder.name());
    return before != null && before.equals(QuietParts.of(folder));
  }

  private boolean emptyQuietParts(WorkingFolder folder) throws IOException {
    boolean same = empty(folder.view(), OF_VIEW);
    same = same && empty(folder.work(), OF_WORK);
    same = same && emptyIfThere(folder.home());
    same = same && emptyIfThere(folder.tmp());
    quiet.put(folder.name(), QuietParts.of(folder));
    return same;
  }

  private boolean emptyIfThere(Path place) throws IOException {
    return !Files.exists(place, LinkOption.NOFOLLOW_LINKS) || empty(place, Set.of());
  }

  /** Deletes all in a folder but its parts; false where somebody changed the folder itself. */
  private boolean empty(Path place, Set<String> parts) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(place, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory() || !attributes.permissions().equals(rights)) {
      return false;
    }
    UserDefinedFileAttributeView notes =
        Files.getFileAttributeView(place, UserDefinedFileAttributeView.class);
    if (notes == null || !notes.list().isEmpty()) {
      return false; // one attempt could leave word for another there
    }
    String[] children = place.toFile().list(); // with fewer calls than a stream makes
    if (children == null) {
      return false;
    }
    for (String child : children) {
      if (!parts.contains(child)) {
        Deletion.delete(place.resolve(child));
      }
    }
    return true;
  }

  private static void delete(WorkingFolder folder) {
    try {
      Deletion.delete(folder.base());
    } catch (IOException e) {
      return; // swept at the next start
    }
  }
}
