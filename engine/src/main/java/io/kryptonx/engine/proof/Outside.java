package io.kryptonx.engine.proof;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the tests of effects left in the folder that stands for the outside.
 *
 * @param files digests of their content by path, which begins with the stage
 */
record Outside(SortedMap<String, Digest> files) {

  /** The most files that are looked at. */
  private static final int MAX_FILES = 100_000;

  /** The largest file. */
  private static final long MAX_BYTES = 64 << 20;

  /** What is in a folder, which need not be there; links are not followed. */
  static Outside of(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new Outside(new TreeMap<>());
    }
    SortedMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found = all.filter(Files::isRegularFile).limit(MAX_FILES + 1L).toList();
      if (found.size() > MAX_FILES) {
        throw cannot("they left more than " + MAX_FILES + " files");
      }
      for (Path file : found) {
        if (Files.size(file) > MAX_BYTES) {
          throw cannot("they left more than 64 MiB in '" + folder.relativize(file) + "'");
        }
        files.put(folder.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
      }
    } catch (IOException | UncheckedIOException e) {
      throw cannot(String.valueOf(e.getMessage()));
    }
    return new Outside(files);
  }

  private static KryptonxException cannot(String why) {
    return new KryptonxException(
        ErrorCode.ENVIRONMENT, "what tests of effects left outside cannot be compared: " + why);
  }

  /** The first file, by path, that the other one has not, or has otherwise. */
  Optional<String> differsFrom(Outside other) {
    SortedSet<String> paths = new TreeSet<>(files.keySet());
    paths.addAll(other.files.keySet());
    return paths.stream()
        .filter(path ->
            !Optional.ofNullable(files.get(path))
                .equals(Optional.ofNullable(other.files.get(path))))
        .findFirst();
  }
}
