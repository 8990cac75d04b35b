package io.kryptonx.worker.local;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.folder.Deletion;
import io.kryptonx.worker.folder.SpareFiles;
import io.kryptonx.worker.process.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an engine that died left behind. */
final class Leftovers {

  private Leftovers() {}

  /** Ends the processes that still work in folders below {@code root}, and deletes the folders. */
  static int sweep(Path root) {
    try (Stream<Path> found = Files.list(root)) {
      List<Path> folders = found.filter(path -> !path.endsWith(SpareFiles.NAME)).sorted().toList();
      for (Path folder : folders) {
        Family.endMarked(String.valueOf(folder.getFileName()));
        Deletion.delete(folder);
      }
      return folders.size();
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT,
          "cannot clear "
              + root
              + " of what an earlier engine left: "
              + e.getMessage()
              + "; delete it by hand",
          e);
    }
  }
}
