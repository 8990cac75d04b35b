package io.kryptonx.engine.source;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or folder that a source names by its path. */
final class SingleFile {

  private SingleFile() {}

  /** Where it is, or would be; never behind a link that leads out of the folder. */
  static FoundFile find(Path folder, String source, String relative) {
    Path path = folder.resolve(relative);
    try {
      if (Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath())) {
        throw new KryptonxException(
            ErrorCode.SOURCE,
            "source '%s': '%s' is behind a link that leads out of %s; copy it there"
                .formatted(source, relative, folder));
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.SOURCE, "'" + relative + "' cannot be read: " + e.getMessage(), e);
    }
    return new FoundFile(relative, path);
  }
}
