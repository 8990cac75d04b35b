package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of an output that is a tree: regular files only, by their paths in Unicode normal form
 * C. Whether a file can be executed is kept; empty folders and all else of a file system are not.
 */
final class TreeFolder extends SimpleFileVisitor<Path> {

  private static final char NOT_UTF8 = '\uFFFD';

  private final Output output;
  private final Path root;
  private final SortedMap<String, Path> files = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private TreeFolder(Output output, Path root) {
    this.output = output;
    this.root = root;
  }

  /**
   * Reads the folder of an output.
   *
   * @param mistakes gains what is wrong with it
   * @return not complete where there are mistakes
   */
  static SortedMap<String, Path> read(Output output, Path root, List<String> mistakes)
      throws IOException {
    FileKind kind = FileKind.of(root);
    if (kind != FileKind.FOLDER) {
      mistakes.add(
          "output '%s' is %s: write its files into the folder out/%s"
              .formatted(output.name(), kind.label(), output.name()));
      return new TreeMap<>();
    }
    TreeFolder folder = new TreeFolder(output, root);
    Files.walkFileTree(root, folder);
    mistakes.addAll(folder.mistakes);
    return folder.files;
  }

  /** Takes the files into the store, then their list. */
  static Snapshot take(AssetStore store, SortedMap<String, Path> files) throws IOException {
    SortedMap<String, Tree.Entry> entries = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      boolean executable = Files.isExecutable(file.getValue());
      OutputCollector.makeReadable(file.getValue());
      AssetStore.Written written = store.adopt(file.getValue());
      entries.put(file.getKey(), new Tree.Entry(written.size(), written.digest(), executable));
    }
    Tree tree = new Tree(entries);
    return new Snapshot(MediaType.TREE, tree.size(), store.putDurable(tree.encode()));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = Normalizer.normalize(root.relativize(file).toString(), Normalizer.Form.NFC);
    FileKind kind = FileKind.of(attributes);
    if (kind != FileKind.REGULAR) {
      mistake(path, "is " + kind.label() + "; a tree has regular files only");
    } else if (path.indexOf(NOT_UTF8) >= 0 || !WellFormed.isText(path)) {
      mistake(path, "has a name that is not UTF-8; rename it");
    } else if (files.size() == Tree.MAX_FILES) {
      mistake(path, "is one file more than the " + Tree.MAX_FILES + " of a tree");
    } else if (files.put(path, file) != null) {
      mistake(path, "exists twice, in two Unicode forms of the same name; rename one");
    }
    return mistakes.size() >= EachFolder.MAX_MISTAKES
        ? FileVisitResult.TERMINATE
        : FileVisitResult.CONTINUE;
  }

  private void mistake(String path, String reason) {
    mistakes.add(
        "output '%s': 'out/%s/%s' %s".formatted(output.name(), output.name(), path, reason));
  }
}
