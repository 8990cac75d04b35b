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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a pipeline that comes with the program.
 *
 * @param root its path among the resources
 */
record BundledFiles(String root) {

  private static final String DEFINITION = "/pipeline.yaml";

  /**
   * Copies all its files into a folder, or none if one of them is there already.
   *
   * @return their paths below the folder, in order
   * @throws KryptonxException USAGE if one is there, ENVIRONMENT if they cannot be written
   */
  List<String> copyTo(Path folder) {
    @Nullable URL definition = BundledFiles.class.getResource(root + DEFINITION);
    if (definition == null) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "this build of Kryptonx comes without " + root);
    }
    try {
      URI uri = definition.toURI();
      if (!uri.getScheme().equals("jar")) {
        return copy(Optional.ofNullable(Path.of(uri).getParent()).orElseThrow(), folder);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return copy(jar.getPath(root), folder);
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT, "cannot write to " + folder + ": " + e.getMessage(), e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> copy(Path from, Path to) throws IOException {
    List<String> paths = new ArrayList<>();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        paths.add(from.relativize(file).toString());
      }
    }
    for (String path : paths) {
      if (Files.exists(to.resolve(path))) {
        throw new KryptonxException(
            ErrorCode.USAGE,
            "'"
                + to.resolve(path)
                + "' exists already, and nothing is overwritten; name another"
                + " folder");
      }
    }
    for (String path : paths) {
      Path target = to.resolve(path);
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(to));
      Files.copy(from.resolve(path), target);
    }
    return paths;
  }
}
