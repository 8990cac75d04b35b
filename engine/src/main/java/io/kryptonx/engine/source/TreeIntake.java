package io.kryptonx.engine.source;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.FileStates.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a folder into the store as one snapshot: its files by path in Unicode normal form C, each
 * with what it holds and whether its owner may execute it. Links are followed as long as they stay
 * in the folder of the definition; one that does not is refused, since a tree is whole or nothing.
 */
final class TreeIntake implements FolderWalk.Finder {

  private final Path folder;
  private final Source.Tree source;
  private final ReadingProgress progress;
  private final Path root;
  private final int prefix;
  private final SortedMap<String, FoundFile> found = new TreeMap<>();

  TreeIntake(Path folder, Source.Tree source, ReadingProgress progress) {
    this.folder = folder;
    this.source = source;
    this.progress = progress;
    this.root = folder.resolve(source.path()).normalize();
    this.prefix = root.equals(folder) ? 0 : folder.relativize(root).toString().length() + 1;
  }

  /** The snapshot; its files are durable in the store, its listing is with the next commit. */
  Snapshot take(FileIntake files, AssetStore assets) {
    find();
    Iterator<State> states = files.take(source.name(), Optional.empty(), found.values()).iterator();
    SortedMap<String, Tree.Entry> entries = new TreeMap<>();
    for (Map.Entry<String, FoundFile> file : found.entrySet()) {
      State state = states.next();
      entries.put(
          file.getKey(),
          new Tree.Entry(state.size(), state.digest(), isExecutable(file.getValue())));
    }
    Tree tree = new Tree(entries);
    byte[] listing = tree.encode();
    if (listing.length > AssetStore.MAX_GET_BYTES) {
      throw failure(
          "has so many files that their names alone take more than 64 MiB; split it", null);
    }
    assets.putDurable(listing);
    return tree.snapshot();
  }

  @Override
  public boolean enters(String relative) {
    return true;
  }

  @Override
  public void strayLink(String relative) {
    throw failure(
        "holds '%s', a link that leads out of %s or back to a folder above itself; remove it"
            .formatted(relative, folder),
        null);
  }

  @Override
  public void found(FoundFile file, BasicFileAttributes attributes, boolean inside) {
    String relative = file.relative();
    if (!inside) {
      strayLink(relative);
    }
    if (!attributes.isRegularFile()) {
      throw failure(
          "holds '"
              + relative
              + "', which is no regular file, or lies more than 64 folders deep; move it away",
          null);
    }
    String name = Normalizer.normalize(relative.substring(prefix), Normalizer.Form.NFC);
    if (!WellFormed.isText(name)) {
      throw failure("holds '" + relative + "', whose name is no text; rename it", null);
    }
    FoundFile other = found.putIfAbsent(name, file);
    if (other != null) {
      throw failure(
          "holds two files of one name: '%s' and '%s'; rename one"
              .formatted(other.relative(), relative),
          null);
    }
    if (found.size() > Tree.MAX_FILES) {
      throw failure("has more than a million files; split it", null);
    }
    progress.count("finding files of " + source.name(), found.size());
  }

  private void find() {
    SingleFile.find(folder, source.name(), source.path());
    if (!Files.isDirectory(root)) {
      throw failure(
          Files.exists(root)
              ? "is no folder; name a folder, or write file: instead of tree:"
              : "does not exist; put the folder there",
          null);
    }
    try {
      FolderWalk.over(folder, root, this);
    } catch (IOException e) {
      throw failure("cannot be read: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw failure("holds no file; put some there, or remove the source", null);
    }
  }

  private boolean isExecutable(FoundFile file) {
    try {
      return Files.getPosixFilePermissions(file.path()).contains(PosixFilePermission.OWNER_EXECUTE);
    } catch (UnsupportedOperationException _) {
      return false; // a file system without such a mark
    } catch (IOException e) {
      throw failure("cannot be read: " + e.getMessage(), e);
    }
  }

  private KryptonxException failure(String what, @Nullable Throwable cause) {
    return new KryptonxException(
        ErrorCode.SOURCE, "source '" + source.name() + "' (" + source.path() + ") " + what, cause);
  }
}
