package io.kryptonx.worker.folder;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Output;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of an {@code each} output: every file in it is an item, named by its path without the
 * extension of the type. An empty folder is an empty collection.
 */
final class EachFolder extends SimpleFileVisitor<Path> {

  /** The most items of one task. */
  static final int MAX_ITEMS = 1_000_000;

  /** How many mistakes of one folder are told. */
  static final int MAX_MISTAKES = 10;

  /** What reading puts for bytes that are no UTF-8. */
  private static final char NOT_UTF8 = '\uFFFD';

  private final Output output;
  private final Path root;
  private final String extension;
  private final List<EachFile> files = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  private EachFolder(Output output, Path root) {
    this.output = output;
    this.root = root;
    this.extension = "." + output.type().extension();
  }

  /**
   * Reads the folder of an output.
   *
   * @param mistakes gains what is wrong with it
   * @return sorted by item; not complete where there are mistakes
   */
  static List<EachFile> read(Output output, Path root, List<String> mistakes) throws IOException {
    FileKind kind = FileKind.of(root);
    if (kind != FileKind.FOLDER) {
      mistakes.add(
          "output '%s' is %s: write its items into the folder out/%s"
              .formatted(output.name(), kind.label(), output.name()));
      return List.of();
    }
    EachFolder folder = new EachFolder(output, root);
    Files.walkFileTree(root, folder);
    folder.files.sort(Comparator.comparing(EachFile::item));
    folder.checkNames();
    mistakes.addAll(folder.mistakes);
    return folder.files;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = root.relativize(file).toString();
    FileKind kind = FileKind.of(attributes);
    if (kind != FileKind.REGULAR) {
      mistake(path, "is " + kind.label() + "; write a regular file");
    } else if (path.indexOf(NOT_UTF8) >= 0) {
      mistake(path, "has a name that is not UTF-8; rename it");
    } else if (!path.endsWith(extension)) {
      mistake(
          path,
          "does not end in '%s', the extension of %s; name it so, or change the type"
              .formatted(extension, output.type()));
    } else {
      add(file, path.substring(0, path.length() - extension.length()));
    }
    return mistakes.size() >= MAX_MISTAKES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  private void add(Path file, String part) {
    if (part.isEmpty() || part.endsWith("/")) {
      mistake(part + extension, "has no name before the extension; give it one");
    } else if (part.length() > Item.MAX_PART_LENGTH) {
      mistake(part, "has a path of more than " + Item.MAX_PART_LENGTH + " characters; shorten it");
    } else if (files.size() == MAX_ITEMS) {
      mistake(part, "is one item more than the " + MAX_ITEMS + " that a task can make");
    } else {
      files.add(new EachFile(Item.of(part), file));
    }
  }

  private void checkNames() {
    Map<String, EachFile> byName = new HashMap<>();
    for (EachFile file : files) {
      EachFile other = byName.put(name(file), file);
      if (other != null) {
        mistake(name(file), "exists twice, in two Unicode forms of the same name; rename one");
      }
    }
    for (EachFile file : files) {
      String name = name(file);
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        String parent = name.substring(0, slash);
        if (byName.containsKey(parent)) {
          mistake(name, "is an item within the item '" + parent + "'; rename one of them");
        }
      }
    }
  }

  private static String name(EachFile file) {
    return file.item().parts().getFirst();
  }

  private void mistake(String path, String reason) {
    if (mistakes.size() < MAX_MISTAKES) {
      mistakes.add(
          "output '%s': 'out/%s/%s' %s".formatted(output.name(), output.name(), path, reason));
    }
  }
}
