package io.kryptonx.engine.proof;

import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The definition of a run and all that it refers to, as they were when it started, whatever became
 * of them since.
 *
 * @param bundle digest of every file, by its path relative to the definition
 */
record FrozenDefinition(Pipeline pipeline, SortedMap<String, Digest> bundle) {

  /** Reads it from the store. */
  static FrozenDefinition of(RunStart start, AssetStore assets) {
    SortedMap<String, Digest> bundle = new TreeMap<>();
    for (byte[] entry : Manifest.read(start.bundle(), assets)) {
      CanonicalReader in = new CanonicalReader(entry);
      bundle.put(in.text(), in.digest());
      in.end();
    }
    return new FrozenDefinition(PipelineCodec.decode(assets.get(start.definition())), bundle);
  }

  /** Lays the files out in an empty folder. */
  void layOut(AssetStore assets, Path folder) {
    bundle.forEach((path, digest) -> {
      Path file = folder.resolve(path).normalize();
      InvariantViolation.check(
          file.startsWith(folder) && !file.equals(folder), "a bundle leads out: " + path);
      try {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
      } catch (IOException e) {
        throw new KryptonxException(
            ErrorCode.ENVIRONMENT, "cannot write to " + folder + ": " + e.getMessage(), e);
      }
      assets.copyTo(digest, file);
    });
  }
}
