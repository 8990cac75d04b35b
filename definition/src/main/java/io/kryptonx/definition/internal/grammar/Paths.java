package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.item.PathPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Paths in a definition: relative to its folder, parted by {@code /}, and never out of it. */
public final class Paths {

  private static final int MAX_LISTED = 1000;

  private final Path folder;
  private final Problems problems;

  /** Paths below {@code folder}. */
  public Paths(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** A pattern with captures, for files that are looked for. */
  public Optional<PathPattern> pattern(YamlScalar text) {
    return pattern(text, PathPattern::parse);
  }

  /** A pattern with captures and values of parameters, for files that are published. */
  public Optional<PathPattern> published(YamlScalar text) {
    return pattern(text, PathPattern::parsePublished);
  }

  private Optional<PathPattern> pattern(YamlScalar text, Function<String, PathPattern> parser) {
    try {
      PathPattern pattern = parser.apply(text.text());
      if (text.text().indexOf('*') < 0) {
        return Optional.of(pattern);
      }
      bad(
          ProblemCode.BAD_PATTERN,
          text,
          "'*' has no special meaning, and would match itself only",
          captureInstead(text.text()));
    } catch (IllegalArgumentException e) {
      bad(ProblemCode.BAD_PATTERN, text, reason(e), patternFix(text.text()));
    }
    return Optional.empty();
  }

  /** A path of one file or folder, which need not exist. */
  public Optional<String> relative(YamlScalar text) {
    try {
      if (PathPattern.parse(text.text()).captures().isEmpty()) {
        resolve(text.text());
        return Optional.of(text.text());
      }
      bad(ProblemCode.BAD_PATH, text, "captures have no meaning here", "name one file");
    } catch (IllegalArgumentException e) {
      bad(ProblemCode.BAD_PATH, text, reason(e), fix(text.text()));
    }
    return Optional.empty();
  }

  /** A path of a file that exists. */
  public Optional<String> file(YamlScalar text) {
    return relative(text).filter(_ -> exists(text));
  }

  /** Whether a relative path is that of a file; if not, that is a problem. */
  public boolean exists(YamlScalar text) {
    if (isFile(text.text())) {
      return true;
    }
    if (Files.isDirectory(resolve(text.text()))) {
      problems.add(
          ProblemCode.MISSING_FILE,
          text.place(),
          "'" + text.text() + "' is a folder, not a file",
          text.text(),
          "files are named one by one",
          "name the files that are needed");
    } else {
      missing(text, "file");
    }
    return false;
  }

  /** Whether a relative path is that of a folder; if not, that is a problem. */
  public boolean folder(YamlScalar text) {
    if (Files.isDirectory(resolve(text.text()))) {
      return true;
    }
    if (isFile(text.text())) {
      problems.add(
          ProblemCode.MISSING_FILE,
          text.place(),
          "'" + text.text() + "' is a file, not a folder",
          text.text(),
          "a folder is needed here",
          "name the folder");
    } else {
      missing(text, "folder");
    }
    return false;
  }

  /** A path of a file or folder that exists. */
  public Optional<String> fileOrFolder(YamlScalar text) {
    Optional<String> path = relative(text);
    if (path.isEmpty() || Files.exists(resolve(text.text()))) {
      return path;
    }
    missing(text, "file or folder");
    return Optional.empty();
  }

  /** Whether there is a file of that path, which may be anything. */
  public boolean isFile(String path) {
    try {
      return Files.isRegularFile(resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void missing(YamlScalar text, String what) {
    Path path = resolve(text.text());
    problems.add(
        ProblemCode.MISSING_FILE,
        text.place(),
        "there is no " + what + " '" + text.text() + "'",
        text.text(),
        "paths are relative to the folder of the definition",
        similar(path).map(name -> "did you mean '" + name + "'?").orElse("create it"));
  }

  /** The path of the neighbour whose name is closest. */
  private Optional<String> similar(Path path) {
    Path parent = path.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(parent)) {
      List<String> names =
          files.limit(MAX_LISTED).map(file -> String.valueOf(file.getFileName())).toList();
      return DidYouMean.closest(String.valueOf(path.getFileName()), names)
          .map(name -> folder.relativize(parent.resolve(name)).toString());
    } catch (IOException e) {
      return Optional.empty(); // a hint less
    }
  }

  private Path resolve(String path) {
    return folder.resolve(path);
  }

  private void bad(ProblemCode code, YamlScalar text, String reason, String fix) {
    String message = "'" + Problems.shown(text.text()) + "' cannot be used as a path";
    problems.add(code, text.place(), message, text.text(), reason, fix);
  }

  private static String reason(IllegalArgumentException e) {
    return e.getMessage() == null ? "it is not formed like a path" : e.getMessage();
  }

  private static String fix(String path) {
    if (path.startsWith("./")) {
      return "write '" + path.substring(2) + "'";
    }
    return "name what is within the folder of the definition, from there, as in a/b.txt";
  }

  private static String patternFix(String path) {
    boolean leaves = path.startsWith("/") || path.startsWith(".") || path.contains("/..");
    return leaves ? fix(path) : "write it like photos/{photo}.jpg";
  }

  private static String captureInstead(String path) {
    String single = path.replace("**/*", "*").replace("**", "*");
    return "write a capture, which also names the items: "
        + single.replaceFirst("\\*", "{name}").replaceFirst("\\*", "{name2}");
  }
}
