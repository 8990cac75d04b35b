package io.kryptonx.cli.command;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.Consumer;

/** Files that commands write for people, whole or not at all. */
final class OutFile {

  private OutFile() {}

  /**
   * Writes a file. One that is there is replaced only if it was written by the same command, which
   * is told by how it begins.
   *
   * @param start what files of this kind begin with
   * @return how many bytes were written
   */
  static long write(Path folder, String name, String start, Consumer<Writer> content) {
    try {
      Path file = folder.resolve(name).toAbsolutePath().normalize();
      if (Files.exists(file) && !beginsWith(file, start)) {
        throw new KryptonxException(
            ErrorCode.USAGE, "'" + name + "' exists already and is not ours; name another file");
      }
      Path parent = file.getParent();
      if (parent == null || !Files.isDirectory(parent)) {
        throw new KryptonxException(ErrorCode.USAGE, "there is no folder for '" + name + "'");
      }
      Path part = Files.createTempFile(parent, ".kryptonx-", ".part");
      try {
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
          content.accept(out);
        }
        long size = Files.size(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return size;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot write '" + name + "': " + e.getMessage(), e);
    }
  }

  private static boolean beginsWith(Path file, String start) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] expected = start.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(expected.length), expected);
    }
  }
}
