package io.kryptonx.definition;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of a definition.
 *
 * @param path as the user named it, or {@code pipeline.yaml} in the folder that the user named
 */
record DefinitionFile(Path path) {

  private static final String NAME = "pipeline.yaml";

  static DefinitionFile find(Path fileOrFolder) {
    if (Files.isRegularFile(fileOrFolder)) {
      return new DefinitionFile(fileOrFolder);
    }
    if (!Files.isDirectory(fileOrFolder)) {
      throw usage(
          "there is no " + (Files.exists(fileOrFolder) ? "regular file" : "file or folder"),
          fileOrFolder,
          "name a pipeline's file, or a folder that holds " + NAME);
    }
    Path file = fileOrFolder.resolve(NAME).normalize();
    if (Files.isRegularFile(file)) {
      return new DefinitionFile(file);
    }
    throw usage(
        "there is no " + NAME + " in the folder",
        fileOrFolder,
        Files.isRegularFile(fileOrFolder.resolve("pipeline.yml"))
            ? "rename pipeline.yml to " + NAME + ", or name the file itself"
            : "name another folder, or create the file");
  }

  /** The path as it is shown. */
  String shown() {
    return path.toString();
  }

  /** How a file that the definition names is shown: as seen from where the user is. */
  String beside(String name) {
    return path.resolveSibling(name).toString();
  }

  /** The folder of the file, absolute. */
  Path folder() {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /** The bytes of the file, at most so many. */
  byte[] read(int most) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          "the definition '" + path + "' cannot be read (" + e + "): check its permissions",
          e);
    }
  }

  private static KryptonxException usage(String what, Path path, String fix) {
    return new KryptonxException(ErrorCode.USAGE, what + " '" + path + "': " + fix);
  }
}
