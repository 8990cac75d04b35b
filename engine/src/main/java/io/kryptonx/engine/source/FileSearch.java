package io.kryptonx.engine.source;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;

/** Finds the files that match a pattern. */
final class FileSearch implements FolderWalk.Finder {

  private static final int MAX_FILES = 10_000_000;

  private final Path folder;
  private final Source.Files source;
  private final FileSelection selection;
  private final ReadingProgress progress;
  private final ItemTable<FoundFile> found = new ItemTable<>();
  private int left;

  private FileSearch(Path folder, Source.Files source, ReadingProgress progress) {
    this.folder = folder;
    this.source = source;
    this.selection = FileSelection.of(source);
    this.progress = progress;
  }

  static FileSearch of(Path folder, Source.Files source, ReadingProgress progress) {
    return new FileSearch(folder, source, progress);
  }

  /** The files by their items. */
  SortedMap<Item, FoundFile> find() {
    Path root = folder.resolve(source.pattern().root());
    try {
      if (Files.isDirectory(root)) {
        if (!root.toRealPath().startsWith(folder.toRealPath())) {
          throw failure(
              "begins with a link that leads out of " + folder + "; copy the files there", null);
        }
        FolderWalk.over(folder, root, this);
      }
    } catch (IOException e) {
      throw failure("cannot be read: " + e.getMessage(), e);
    }
    if (found.all().isEmpty() && !source.emptyAllowed()) {
      throw nothing();
    }
    found
        .within()
        .ifPresent(pair -> {
          throw failure(
              "has item '%s', which is a folder of item '%s'; rename '%s'"
                  .formatted(pair.folder(), pair.item(), pair.thing().relative()),
              null);
        });
    return found.all();
  }

  @Override
  public boolean enters(String relative) {
    return selection.enters(relative);
  }

  @Override
  public void strayLink(String relative) {
    // What is outside is none of ours; what a loop leads to is found on the way there.
  }

  @Override
  public void found(FoundFile file, BasicFileAttributes attributes, boolean inside) {
    Optional<Item> item = source.pattern().match(file.relative());
    if (item.isEmpty()) {
      return;
    }
    if (!selection.takes(file.relative())) {
      left++;
      return;
    }
    if (!attributes.isRegularFile()) {
      throw failure(
          "matches '" + file.relative() + "', which is no regular file; move it away", null);
    }
    if (!inside) {
      throw failure(
          "matches '%s', a link that leads out of %s; copy the file there"
              .formatted(file.relative(), folder),
          null);
    }
    Optional<FoundFile> other = found.add(item.get(), file);
    if (other.isPresent()) {
      throw failure(
          "has two files for item '%s': '%s' and '%s'; rename one"
              .formatted(item.get(), other.get().relative(), file.relative()),
          null);
    }
    if (found.all().size() > MAX_FILES) {
      throw failure("matches more than ten million files; narrow the pattern", null);
    }
    progress.count("finding files of " + source.name(), found.all().size());
  }

  private KryptonxException nothing() {
    return left > 0
        ? failure(
            "matches files, but include and exclude leave none of them ("
                + left
                + " left out); mend them, or write empty: allow",
            null)
        : failure(
            "matches no file below "
                + folder
                + "; put files there, mend the pattern, or write empty: allow",
            null);
  }

  private KryptonxException failure(
      String what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new KryptonxException(
        ErrorCode.SOURCE,
        "source '" + source.name() + "' (" + source.pattern() + ") " + what,
        cause);
  }
}
