package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.worker.PreparedStage.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered beside compiled classes, so that they are not looked into again.
 *
 * @param mainClass the stage
 * @param code digest of all that it can reach
 */
record Summary(String mainClass, Digest code) {

  /** Changes when classes of before are of no use any more. */
  static final int FORMAT = 1;

  private static final String FILE = "summary";
  private static final String HEAD = "kryptonx " + FORMAT;

  /** Where classes stand in a folder. */
  static Path classes(Path folder) {
    return folder.resolve("classes");
  }

  /** Reads it; empty if there is none that is whole. */
  static Optional<Summary> read(Path folder) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.resolve(FILE));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return lines.size() == 3 && lines.get(0).equals(HEAD)
        ? Optional.of(new Summary(lines.get(1), Digest.parse(lines.get(2))))
        : Optional.empty();
  }

  /** Writes it. */
  void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), List.of(HEAD, mainClass, code.hex()));
  }

  /** The classes, on a classpath. */
  Compiled compiled(List<Path> classpath) {
    return new Compiled(new Code.Classes(mainClass, classpath), code);
  }
}
