package io.kryptonx.engine.source;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the files that match a pattern. Names that begin with a dot are passed over, as in a shell.
 * Links are followed as long as they stay in the folder of the definition.
 */
final class FileSearch {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_FILES = 10_000_000;

  private final Path folder;
  private final Source.Files source;
  private final Map<Item, FoundFile> found = new TreeMap<>();

  private FileSearch(Path folder, Source.Files source) {
    this.folder = folder;
    this.source = source;
  }

  static FileSearch of(Path folder, Source.Files source) {
    return new FileSearch(folder, source);
  }

  /** The files in the order of their items. */
  List<FoundFile> find() {
    Path root = folder.resolve(source.pattern().root());
    try {
      if (Files.isDirectory(root)) {
        Path real = folder.toRealPath();
        if (!root.toRealPath().startsWith(real)) {
          throw failure(
              "begins with a link that leads out of " + folder + "; copy the files there", null);
        }
        Files.walkFileTree(
            root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor(root, real));
      }
    } catch (IOException e) {
      throw failure("cannot be read: " + e.getMessage(), e);
    }
    if (found.isEmpty() && !source.emptyAllowed()) {
      throw failure(
          "matches no file below "
              + folder
              + "; put files there, mend the pattern, or write empty: allow",
          null);
    }
    List<FoundFile> files = new ArrayList<>(found.values());
    files.sort(Comparator.comparing(FoundFile::item));
    checkPrefixes(files);
    return files;
  }

  private SimpleFileVisitor<Path> visitor(Path root, Path real) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
          throws IOException {
        boolean hidden = !dir.equals(root) && isHidden(dir); // a root was asked for by name
        boolean outside = !dir.toRealPath().startsWith(real);
        return hidden || outside ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        if (!isHidden(file)) {
          visit(file, attributes, real);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof FileSystemLoopException) {
          return FileVisitResult.CONTINUE; // what it leads to is found on the way there
        }
        throw e;
      }
    };
  }

  private void visit(Path file, BasicFileAttributes attributes, Path real) throws IOException {
    String relative = relative(file);
    var item = source.pattern().match(relative);
    if (item.isEmpty()) {
      return;
    }
    if (!attributes.isRegularFile()) {
      throw failure("matches '" + relative + "', which is no regular file; move it away", null);
    }
    if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(real)) {
      throw failure(
          "matches '"
              + relative
              + "', a link that leads out of "
              + folder
              + "; copy the file there",
          null);
    }
    FoundFile other = found.put(item.get(), new FoundFile(item.get(), relative, file));
    if (other != null) {
      throw failure(
          "has two files for item '%s': '%s' and '%s'; rename one"
              .formatted(item.get(), other.relative(), relative),
          null);
    }
    if (found.size() > MAX_FILES) {
      throw failure("matches more than ten million files; narrow the pattern", null);
    }
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace(java.io.File.separatorChar, '/');
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  /** In a collection's folder an item cannot be a file and a folder at once. */
  private void checkPrefixes(List<FoundFile> files) {
    for (FoundFile file : files) {
      List<String> parts = file.item().parts();
      if (parts.isEmpty()) {
        continue;
      }
      String last = parts.getLast();
      for (int at = last.lastIndexOf('/'); at > 0; at = last.lastIndexOf('/', at - 1)) {
        List<String> shorter = new ArrayList<>(parts);
        shorter.set(parts.size() - 1, last.substring(0, at));
        FoundFile prefix = found.get(new Item(shorter));
        if (prefix != null) {
          throw failure(
              "has item '%s', which is a folder of item '%s'; rename '%s'"
                  .formatted(prefix.item(), file.item(), prefix.relative()),
              null);
        }
      }
    }
  }

  private KryptonxException failure(
      String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new KryptonxException(
        ErrorCode.SOURCE,
        "source '" + source.name() + "' (" + source.pattern() + ") " + what,
        cause);
  }
}
