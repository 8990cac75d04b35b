package io.kryptonx.cli.command;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the demo, which come with the program. */
final class DemoFiles {

  private static final String ROOT = "/demo/gallery";

  private DemoFiles() {}

  /**
   * Copies them into a folder that is new or empty.
   *
   * @return how many there were
   */
  static int copyTo(Path folder) {
    @Nullable URL definition = DemoFiles.class.getResource(ROOT + "/pipeline.yaml");
    if (definition == null) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "this build of Kryptonx comes without the demo");
    }
    try {
      requireFresh(folder);
      URI uri = definition.toURI();
      if (!uri.getScheme().equals("jar")) {
        return copy(Optional.ofNullable(Path.of(uri).getParent()).orElseThrow(), folder);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return copy(jar.getPath(ROOT), folder);
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot write the demo to " + folder + ": " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireFresh(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        empty = files.findAny().isEmpty();
      }
    }
    if (!empty) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          folder + " exists already; name another folder: kryptonx demo my-gallery");
    }
  }

  private static int copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(to));
      Files.copy(file, target);
    }
    return files.size();
  }
}
