package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a snapshot to a place of its own: a file, or for a tree a folder. */
public final class Export {

  private final AssetStore assets;

  /** Exports from a store. */
  public Export(AssetStore assets) {
    this.assets = assets;
  }

  /**
   * Writes a snapshot, verified; nothing is left there if that fails.
   *
   * @param target where nothing is yet
   */
  public void write(Snapshot snapshot, Path target) {
    if (Files.exists(target)) {
      throw new KryptonxException(
          ErrorCode.USAGE, "'" + target + "' exists already; name a file that does not");
    }
    if (!snapshot.type().isTree()) {
      assets.copyTo(snapshot.digest(), target.toAbsolutePath());
      return;
    }
    Tree tree = Tree.read(snapshot, assets);
    try {
      write(tree, target.toAbsolutePath());
    } catch (IOException e) {
      drop(target);
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "'" + target + "' cannot be written: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      drop(target);
      throw e;
    }
  }

  private void write(Tree tree, Path target) throws IOException {
    Files.createDirectories(target);
    for (Map.Entry<String, Tree.Entry> file : tree.files().entrySet()) {
      Path path = target.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent(), "it is in the target"));
      assets.copyTo(file.getValue().digest(), path);
      if (file.getValue().executable() && !path.toFile().setExecutable(true, false)) {
        throw new IOException(file.getKey() + " cannot be marked as executable");
      }
    }
  }

  private static void drop(Path target) {
    try {
      Files.walkFileTree(
          target,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                throws IOException {
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // What is left is told by the failure that led here.
    }
  }
}
