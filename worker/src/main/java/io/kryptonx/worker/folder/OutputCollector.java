package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.content.OutputIntake;
import io.kryptonx.worker.schema.OutputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes the outputs of an attempt into the store, from their declared places only. What else the
 * attempt left is not looked at. Nothing is taken unless all of them are as declared.
 */
public final class OutputCollector {

  private static final int MAX_SEEN = 5;

  private final AssetStore store;
  private final OutputIntake intake;

  /**
   * Puts them into {@code store}.
   *
   * @param schemas by the name of the output
   */
  public OutputCollector(AssetStore store, Map<String, OutputSchema> schemas) {
    this.store = store;
    this.intake = new OutputIntake(store, schemas);
  }

  /** Where an attempt makes an output, relative to where it works. */
  public static String path(Output output) {
    return "out/"
        + (output.each() ? output.name() : MemberPaths.named(output.name(), output.type()));
  }

  /**
   * Makes the folders that {@code each} outputs and trees are expected in.
   *
   * @throws IOException if they cannot be made
   */
  public static void prepare(WorkingFolder folder, Iterable<Output> outputs) throws IOException {
    for (Output output : outputs) {
      if (output.each() || output.type().isTree()) {
        Files.createDirectory(folder.work().resolve(path(output)));
      }
    }
  }

  /** How many bytes its single outputs have; a link or what is no file may have any. */
  public static long bytes(WorkingFolder folder, Iterable<Output> outputs) {
    long sum = 0;
    for (Output output : outputs) {
      if (!output.each() && !output.type().isTree()) {
        sum += folder.work().resolve(path(output)).toFile().length();
      }
    }
    return sum;
  }

  /**
   * Takes them.
   *
   * @return by the name of the output
   * @throws RefusedException naming every output that is not as declared
   */
  public SortedMap<String, AssetContent> collect(
      WorkingFolder folder, SortedMap<String, Output> outputs)
      throws RefusedException, IOException {
    // Links made by the attempt would be followed outside its walls.
    if (!Files.isDirectory(folder.work(), LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(folder.out(), LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException("the folder 'out' is gone; write outputs into it, and leave it");
    }
    List<String> mistakes = new ArrayList<>();
    Map<String, List<EachFile>> folders = new TreeMap<>();
    Map<String, SortedMap<String, Path>> trees = new TreeMap<>();
    for (Output output : outputs.values()) {
      Path place = folder.work().resolve(path(output));
      if (output.each() && output.type().isTree()) {
        mistakes.add(
            "output '%s' cannot be a tree for each item; make one tree, or items that are files"
                .formatted(output.name()));
      } else if (output.each()) {
        folders.put(output.name(), EachFolder.read(output, place, mistakes));
      } else if (output.type().isTree()) {
        trees.put(output.name(), TreeFolder.read(output, place, mistakes));
      } else {
        checkSingle(folder, output, place, mistakes);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new RefusedException(String.join("\n", mistakes));
    }
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    for (Output output : outputs.values()) {
      List<EachFile> each = folders.get(output.name());
      SortedMap<String, Path> tree = trees.get(output.name());
      if (each != null) {
        contents.put(output.name(), take(folder, output, each));
      } else if (tree != null) {
        contents.put(output.name(), TreeFolder.take(store, tree));
      } else {
        Path file = folder.work().resolve(path(output));
        contents.put(output.name(), take(folder, output, file));
      }
    }
    return contents;
  }

  private static void checkSingle(
      WorkingFolder folder, Output output, Path place, List<String> mistakes) throws IOException {
    FileKind kind = FileKind.of(place);
    if (kind == FileKind.MISSING) {
      mistakes.add(
          "output '%s' was not made: write it to $%s, which is %s%s"
              .formatted(output.name(), output.name(), path(output), seen(folder)));
    } else if (kind != FileKind.REGULAR) {
      mistakes.add(
          "output '%s' is %s: write a regular file to %s"
              .formatted(output.name(), kind.label(), path(output)));
    }
  }

  private static String seen(WorkingFolder folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.out())) {
      List<String> names = files.map(f -> "out/" + f.getFileName()).sorted().toList();
      String some = String.join(", ", names.subList(0, Math.min(MAX_SEEN, names.size())));
      return names.isEmpty() ? "" : " (made were: " + some + ")";
    }
  }

  private AssetContent take(WorkingFolder folder, Output output, List<EachFile> files)
      throws RefusedException, IOException {
    List<Member> members = new ArrayList<>(files.size());
    for (EachFile file : files) {
      members.add(new Member(file.item(), take(folder, output, file.path())));
    }
    Members collection = Members.of(members);
    collection.contents().values().forEach(store::putDurable);
    return collection.ref();
  }

  private Snapshot take(WorkingFolder folder, Output output, Path file)
      throws RefusedException, IOException {
    makeReadable(file);
    return intake.file(output, file, folder.work().relativize(file).toString());
  }

  /** Takes away rights that the attempt has set so that nobody can read the file. */
  static void makeReadable(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
