package io.kryptonx.cli.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kryptonx.definition.problem.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of files that problems stand in, each file read once. */
final class SourceLines {

  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private final Path folder;
  private final Map<String, Optional<SourceText>> files = new HashMap<>();

  SourceLines(Path folder) {
    this.folder = folder;
  }

  /** A file; none where it cannot be read. */
  Optional<SourceText> of(String file) {
    return files.computeIfAbsent(file, this::read);
  }

  private Optional<SourceText> read(String file) {
    try {
      Path path = folder.resolve(file);
      return file.isEmpty() || !Files.isRegularFile(path) || Files.size(path) > MAX_BYTES
          ? Optional.empty()
          : Optional.of(SourceText.of(file, new String(Files.readAllBytes(path), UTF_8)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
