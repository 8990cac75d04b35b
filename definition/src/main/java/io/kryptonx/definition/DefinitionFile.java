package io.kryptonx.definition;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file of a definition.
 *
 * @param path as the user named it, or {@code pipeline.yaml} in the folder that the user named
 */
record DefinitionFile(Path path) {

  private static final String NAME = "pipeline.yaml";
  private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final int MAX_LISTED = 1000;

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

  /** The file that an environment lays over this one. */
  DefinitionFile overlay(String environment) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String ending = dot < 0 ? "" : name.substring(dot);
    if (!ENVIRONMENT.matcher(environment).matches()) {
      throw usage(
          "an environment cannot be called",
          Path.of(Problems.shown(environment).replace('\0', ' ')),
          "its name has letters, digits, '_' and '-'");
    }
    Path file = path.resolveSibling(stem + "." + environment + ending);
    if (Files.isRegularFile(file)) {
      return new DefinitionFile(file);
    }
    Set<String> known = environments(stem, ending);
    throw usage(
        "there is no file for the environment '" + environment + "',",
        file,
        DidYouMean.closest(environment, known)
            .map(word -> "did you mean '" + word + "'?")
            .orElse(
                known.isEmpty()
                    ? "create it; it says what differs from " + name
                    : "there are: " + DidYouMean.listed(known)));
  }

  /** The environments for which there are files. */
  private Set<String> environments(String stem, String ending) {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder())) {
      files
          .limit(MAX_LISTED)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(stem + ".") && name.endsWith(ending))
          .filter(name -> name.length() > stem.length() + 1 + ending.length())
          .forEach(name ->
              names.add(name.substring(stem.length() + 1, name.length() - ending.length())));
    } catch (IOException e) {
      return Set.of(); // a hint less
    }
    return names;
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
