package io.kryptonx.engine.run;

import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.folder.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/** The files that a definition referred to when a run started, whatever became of them since. */
public final class FrozenBundle {

  private FrozenBundle() {}

  /**
   * Does something with a folder that holds them, which is gone afterwards.
   *
   * @throws KryptonxException NOT_FOUND if one is no longer in the store, ENVIRONMENT if there is
   *     no room for them
   */
  static <T> T with(RunStart start, AssetStore assets, Function<Path, T> work) {
    try {
      Path folder = Files.createTempDirectory("kryptonx-bundle-");
      try {
        layOut(start, assets, folder);
        return work.apply(folder);
      } finally {
        Deletion.delete(folder);
      }
    } catch (MissingContentException e) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND,
          "files of the definition of %s are no longer in the store; use --revision current"
              .formatted(start.run()),
          e);
    } catch (IOException e) {
      throw noRoom(start, e);
    }
  }

  /**
   * Lays them out in an empty folder.
   *
   * @throws MissingContentException if one is no longer in the store
   * @throws KryptonxException ENVIRONMENT if there is no room for them
   */
  public static void layOut(RunStart start, AssetStore assets, Path folder) {
    try {
      for (byte[] entry : Manifest.read(start.bundle(), assets)) {
        CanonicalReader in = new CanonicalReader(entry);
        put(assets, folder, in.text(), in.digest());
        in.end();
      }
    } catch (IOException e) {
      throw noRoom(start, e);
    }
  }

  private static KryptonxException noRoom(RunStart start, IOException e) {
    return new KryptonxException(
        ErrorCode.ENVIRONMENT, "cannot lay out the files of " + start.run() + ": " + e, e);
  }

  private static void put(AssetStore assets, Path folder, String path, Digest digest)
      throws IOException {
    Path file = folder.resolve(path).normalize();
    InvariantViolation.check(
        file.startsWith(folder) && !file.equals(folder), "a bundle holds the path " + path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    assets.copyTo(digest, file);
  }
}
