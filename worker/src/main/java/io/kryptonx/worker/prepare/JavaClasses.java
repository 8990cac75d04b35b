package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stages that are compiled classes. Their classpath is copied, since a build may change it. */
final class JavaClasses {

  private static final String KEY = "classpath";

  private static final String JAR = "classes.jar";

  /** The most files of one folder of a classpath. */
  private static final int MAX_FILES = 100_000;

  private final Path cache;
  private final Bundle bundle;
  private final List<Problem> problems;

  JavaClasses(Path cache, Bundle bundle, List<Problem> problems) {
    this.cache = cache;
    this.bundle = bundle;
    this.problems = problems;
  }

  /** The frozen classes; empty if there are problems with them. */
  Optional<Compiled> find(Stage stage, Action.JavaClass action) throws IOException {
    int before = problems.size();
    List<Path> classpath = new ArrayList<>();
    CanonicalWriter key = new CanonicalWriter().text("kryptonx.java.class").count(Summary.FORMAT);
    for (String entry : action.classpath()) {
      SortedMap<String, Digest> files = files(stage, entry);
      Digest tree = digest(files);
      key.digest(tree);
      if (problems.size() == before) {
        classpath.add(freeze(tree, files));
      }
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    Path folder = cache.resolve("code").resolve(key.text(action.name()).toDigest().hex());
    Optional<Summary> known = Summary.read(folder);
    Optional<Summary> summary =
        known.isPresent() ? known : look(stage, action.name(), classpath, folder);
    return summary.map(s -> s.compiled(classpath));
  }

  private Optional<Summary> look(Stage stage, String name, List<Path> classpath, Path folder)
      throws IOException {
    ClassSource classes = ClassSource.of(classpath);
    if (new StageClass(stage, "java", problems).check(name, classes).isEmpty()) {
      return Optional.empty();
    }
    Summary summary = new Summary(name, CodeDigest.of(name, classes));
    try (Staging staging = Staging.begin(folder)) {
      summary.write(staging.place());
      staging.complete();
    }
    return Optional.of(summary);
  }

  /** The files of an entry by their paths in it; one named like the entry if it is a jar. */
  private SortedMap<String, Digest> files(Stage stage, String entry) throws IOException {
    SortedMap<String, Digest> files = new TreeMap<>();
    Optional<Path> place = bundle.resolve(stage, KEY, entry);
    if (place.isEmpty()) {
      return files;
    }
    if (!Files.isDirectory(place.get())) {
      bundle.add(stage, KEY, entry).ifPresent(digest -> files.put("", digest));
      return files;
    }
    List<String> paths;
    try (Stream<Path> all = Files.walk(place.get())) {
      paths =
          all.filter(Files::isRegularFile)
              .map(file -> place.get().relativize(file).toString())
              .sorted()
              .limit(MAX_FILES + 1L)
              .toList();
    }
    if (paths.size() > MAX_FILES) {
      problems.add(
          Mistakes.of(
              Mistakes.FILE,
              stage,
              KEY,
              "the folder '" + entry + "' has more than " + MAX_FILES + " files",
              entry,
              "all of them are frozen when a run starts",
              "name the folder of the classes alone, or a jar"));
      return files;
    }
    for (String path : paths) {
      String whole = entry.endsWith("/") ? entry + path : entry + "/" + path;
      bundle.add(stage, KEY, whole).ifPresent(digest -> files.put(path, digest));
    }
    return files;
  }

  private Path freeze(Digest tree, SortedMap<String, Digest> files) throws IOException {
    Path frozen = cache.resolve(KEY).resolve(tree.hex());
    Path place = files.containsKey("") ? frozen.resolve(JAR) : frozen;
    if (Files.isDirectory(frozen)) {
      return place;
    }
    try (Staging staging = Staging.begin(frozen)) {
      for (Map.Entry<String, Digest> file : files.entrySet()) {
        String path = file.getKey().isEmpty() ? JAR : file.getKey();
        Path target = staging.place().resolve(path);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        bundle.copy(file.getValue(), target);
      }
      staging.complete();
    }
    return place;
  }

  private static Digest digest(SortedMap<String, Digest> files) {
    CanonicalWriter out = new CanonicalWriter().count(files.size());
    files.forEach((path, digest) -> out.text(path).digest(digest));
    return out.toDigest();
  }
}
