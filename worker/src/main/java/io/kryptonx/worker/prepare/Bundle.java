package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that a definition refers to, put into the store, each once. */
final class Bundle {

  private final AssetStore store;
  private final Path folder;
  private final List<Problem> problems;
  private final SortedMap<String, Digest> digests = new TreeMap<>();

  Bundle(AssetStore store, Path folder, List<Problem> problems) {
    this.store = store;
    this.folder = folder.toAbsolutePath().normalize();
    this.problems = problems;
  }

  /** Digests by relative path. */
  SortedMap<String, Digest> digests() {
    return digests;
  }

  /**
   * Puts a file.
   *
   * @param key of the stage where it stands
   * @return empty if it is a mistake, which is then among the problems
   */
  Optional<Digest> add(Stage stage, String key, String path) {
    Optional<Path> file = resolve(stage, key, path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String whole = stage.scope().path(path);
    Digest known = digests.get(whole);
    if (known != null) {
      return Optional.of(known);
    }
    if (!Files.isRegularFile(file.get())) {
      String what = Files.exists(file.get()) ? "is no regular file" : "does not exist";
      mistake(stage, key, path, what, "name a file, relative to the folder of the definition");
      return Optional.empty();
    }
    try {
      Digest digest = store.put(file.get().toRealPath()).digest();
      digests.put(whole, digest);
      return Optional.of(digest);
    } catch (IOException | KryptonxException e) {
      mistake(stage, key, path, "cannot be read: " + e.getMessage(), "make it readable");
      return Optional.empty();
    }
  }

  /**
   * The place of a path of a stage, or empty if it leads out of the folder, which is then a
   * problem.
   */
  Optional<Path> resolve(Stage stage, String key, String path) {
    Path base = folder.resolve(stage.scope().folder()).normalize();
    Path file = base.resolve(path).normalize();
    if (path.isEmpty() || !file.startsWith(base) || !base.startsWith(folder)) {
      mistake(
          stage,
          key,
          path,
          "is not within the folder of the definition",
          "move it there, and write its path relative to that folder");
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /** The bytes of a file that was put. */
  byte[] bytes(Digest digest) {
    return store.get(digest);
  }

  /** Writes a file that was put to a new place. */
  void copy(Digest digest, Path target) {
    store.copyTo(digest, target);
  }

  private void mistake(Stage stage, String key, String path, String what, String fix) {
    String message = "the file '" + path + "' " + what;
    problems.add(
        Mistakes.of(
            Mistakes.FILE, stage, key, message, path, "it is frozen when a run starts", fix));
  }
}
