package io.kryptonx.engine.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A folder with all folders in it. Links are followed; what cannot be read is passed over, since a
 * run will say so.
 *
 * @param left which folders below are left out
 */
record FolderTree(Path root, Predicate<Path> left) {

  /** The most folders that are watched; changes in further ones are not seen. */
  static final int MAX = 20_000;

  private static final int MAX_DEPTH = 64;

  void addTo(Set<Path> folders) {
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor(folders));
    } catch (IOException e) {
      return; // it went while it was looked at; the folder above tells of that
    }
  }

  private SimpleFileVisitor<Path> visitor(Set<Path> folders) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        if (folders.size() >= MAX) {
          return FileVisitResult.TERMINATE;
        }
        if (!dir.equals(root) && left.test(dir)) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        folders.add(dir);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
        return FileVisitResult.CONTINUE;
      }
    };
  }
}
