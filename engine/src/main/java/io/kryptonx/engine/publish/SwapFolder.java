package io.kryptonx.engine.publish;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A published folder that is exchanged at once: its name is a symbolic link to one of the folders
 * beside it that hold a whole set each, {@code site} → {@code .site.versions/3f2a…}. Who reads sees
 * one set or the next one, never half of each. The set before stays until the one after the next.
 */
final class SwapFolder {

  private final Path folder;
  private final String name;

  /**
   * A swapped folder.
   *
   * @param folder of the definition
   * @param name relative to it
   */
  SwapFolder(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Why the name cannot be made to lead elsewhere; empty if it can. */
  Optional<String> barred() {
    Path link = folder.resolve(name);
    if (!Files.exists(link, NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isSymbolicLink(link)) {
      return Optional.of("'" + name + "' is no link of this pipeline; move it away");
    }
    return current().isPresent()
        ? Optional.empty()
        : Optional.of("'" + name + "' is a link to somewhere else; move it away");
  }

  /** Where a published path really lies in a version. */
  String at(String version, String path) {
    return versions() + "/" + version + path.substring(name.length());
  }

  /** Makes the name lead to a version, at once. */
  void lead(String version) {
    Path link = folder.resolve(name);
    Path temporary = link.resolveSibling(".kx-" + link.getFileName());
    Path target = Path.of(fileName(versions()), version);
    try {
      if (current().filter(version::equals).isPresent()) {
        return;
      }
      Files.deleteIfExists(temporary);
      Files.createSymbolicLink(temporary, target);
      Files.move(
          temporary, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "'" + name + "' cannot be made a link: " + e.getMessage(), e);
    }
  }

  /** The version that the name leads to, where it leads to one of ours. */
  Optional<String> current() {
    try {
      Path link = folder.resolve(name);
      if (!Files.isSymbolicLink(link)) {
        return Optional.empty();
      }
      Path target = Files.readSymbolicLink(link);
      boolean ours =
          target.getNameCount() == 2
              && !target.isAbsolute()
              && target.getName(0).toString().equals(fileName(versions()));
      return ours ? Optional.of(target.getName(1).toString()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // told as a link to somewhere else
    }
  }

  /** Removes all versions but these; what cannot be removed stays for the next time. */
  void keepOnly(List<String> kept) {
    Path all = folder.resolve(versions());
    try (Stream<Path> found = Files.isDirectory(all) ? Files.list(all) : Stream.empty()) {
      for (Path version : found.toList()) {
        if (!kept.contains(String.valueOf(version.getFileName()))) {
          delete(version);
        }
      }
    } catch (IOException e) {
      return; // they are in nobody's way
    }
  }

  private static void delete(Path version) throws IOException {
    try (Stream<Path> files = Files.walk(version)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** {@code site} has its versions in {@code .site.versions}. */
  private String versions() {
    int slash = name.lastIndexOf('/') + 1;
    return name.substring(0, slash) + "." + name.substring(slash) + ".versions";
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
