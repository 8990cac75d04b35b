package io.kryptonx.cli.command;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of the demo, which come with the program. */
final class DemoFiles {

  /** The folder, in that of the gallery, of a pipeline with a loop. */
  static final String LOOP = "fit";

  private DemoFiles() {}

  /**
   * Copies them into a folder that is new or empty.
   *
   * @return how many there were
   */
  static int copyTo(Path folder) {
    if (!isFresh(folder)) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          folder + " exists already; name another folder: kryptonx demo my-gallery");
    }
    return new BundledFiles("/demo/gallery").copyTo(folder).size()
        + new BundledFiles("/demo/" + LOOP).copyTo(folder.resolve(LOOP)).size();
  }

  private static boolean isFresh(Path folder) {
    if (!Files.isDirectory(folder)) {
      return !Files.exists(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot look into " + folder + ": " + e.getMessage(), e);
    }
  }
}
