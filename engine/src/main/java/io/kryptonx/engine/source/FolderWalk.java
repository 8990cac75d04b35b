package io.kryptonx.engine.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;

/**
 * A walk over all files below a folder of the definition. Names that begin with a dot are passed
 * over, as in a shell, but for the folder where it begins, which was asked for by name. Links are
 * followed as long as they stay in the folder of the definition.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {

  static final int MAX_DEPTH = 64;

  private final Path folder;
  private final Path real;
  private final Path root;
  private final Finder finder;

  private FolderWalk(Path folder, Path root, Finder finder) throws IOException {
    this.folder = folder;
    this.real = folder.toRealPath();
    this.root = root;
    this.finder = finder;
  }

  /** Takes what is found; paths are relative to the folder of the definition, with {@code /}. */
  interface Finder {

    /** Whether to look into a folder. */
    boolean enters(String relative);

    /**
     * A file, or what else is no folder.
     *
     * @param inside whether it is in the folder of the definition once links are followed
     */
    void found(FoundFile file, BasicFileAttributes attributes, boolean inside);

    /** A link to a folder that leads out, or back to a folder above itself; it is not entered. */
    void strayLink(String relative);
  }

  /**
   * Walks.
   *
   * @param folder of the definition
   * @param root where to begin; it exists, and is inside
   */
  static void over(Path folder, Path root, Finder finder) throws IOException {
    FolderWalk walk = new FolderWalk(folder, root, finder);
    Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
      throws IOException {
    if (dir.equals(root)) {
      return FileVisitResult.CONTINUE;
    }
    if (isHidden(dir) || !finder.enters(relative(dir))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.isSymbolicLink(dir) && !dir.toRealPath().startsWith(real)) {
      finder.strayLink(relative(dir));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isDirectory()) {
      return tooDeep(file);
    }
    if (!isHidden(file)) {
      boolean inside =
          !Files.isSymbolicLink(file) || !Files.exists(file) || file.toRealPath().startsWith(real);
      finder.found(new FoundFile(relative(file), file), attributes, inside);
    }
    return FileVisitResult.CONTINUE;
  }

  /** At the greatest depth folders come as files; one that holds something is not passed over. */
  private FileVisitResult tooDeep(Path dir) throws IOException {
    if (!isHidden(dir) && finder.enters(relative(dir))) {
      throw new IOException(
          "'%s' is deeper than %d folders; move it up".formatted(relative(dir), MAX_DEPTH));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (e instanceof FileSystemLoopException) {
      if (!isHidden(file)) {
        finder.strayLink(relative(file));
      }
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
