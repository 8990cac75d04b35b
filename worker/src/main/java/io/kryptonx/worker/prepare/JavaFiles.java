package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stages that are one Java file, compiled once. */
final class JavaFiles {

  private static final String KEY = "java";
  private static final String SUFFIX = ".java";

  private final Path cache;
  private final Bundle bundle;
  private final List<Problem> problems;
  private @Nullable Digest api;

  /** By key: many stages may be one file. */
  private final Map<Digest, Summary> known = new HashMap<>();

  JavaFiles(Path cache, Bundle bundle, List<Problem> problems) {
    this.cache = cache;
    this.bundle = bundle;
    this.problems = problems;
  }

  /** The classes of a file; empty if there are problems with it. */
  Optional<Compiled> compile(Stage stage, String file) throws IOException {
    if (!file.endsWith(SUFFIX)) {
      problems.add(
          Mistakes.of(
              Mistakes.FILE,
              stage,
              KEY,
              "'" + file + "' is no Java file",
              file,
              "the name of a Java file ends in .java",
              "name the file, or a class together with classpath:"));
      return Optional.empty();
    }
    Optional<Digest> source = bundle.add(stage, KEY, file);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String name = String.valueOf(Path.of(file).getFileName());
    Digest key = key(source.get(), name);
    Path folder = cache.resolve(KEY).resolve(key.hex());
    Optional<Summary> summary = Optional.ofNullable(known.get(key));
    if (summary.isEmpty()) {
      summary = Summary.read(folder);
    }
    if (summary.isEmpty()) {
      summary = make(stage, file, name, source.get(), folder);
    }
    summary.ifPresent(s -> known.put(key, s));
    return summary.map(s -> s.compiled(List.of(Summary.classes(folder))));
  }

  private Optional<Summary> make(Stage stage, String file, String name, Digest source, Path folder)
      throws IOException {
    String text = new String(bundle.bytes(source), StandardCharsets.UTF_8);
    try (Staging staging = Staging.begin(folder)) {
      Path classes = Files.createDirectory(Summary.classes(staging.place()));
      Compiler compiler = new Compiler(StageApi.extract(cache));
      List<Problem> mistakes = compiler.compile(stage, file, name, text, classes);
      problems.addAll(mistakes);
      if (!mistakes.isEmpty()) {
        return Optional.empty();
      }
      String simple = name.substring(0, name.length() - SUFFIX.length());
      Optional<String> main = new StageClass(stage, KEY, problems).inFolder(simple, classes);
      if (main.isEmpty()) {
        return Optional.empty();
      }
      Digest code = CodeDigest.of(main.get(), ClassSource.of(List.of(classes)));
      Summary summary = new Summary(main.get(), code);
      summary.write(staging.place());
      staging.complete();
      return Optional.of(summary);
    }
  }

  private Digest api() {
    if (api == null) {
      api = StageApi.digest();
    }
    return api;
  }

  private Digest key(Digest source, String name) {
    return new CanonicalWriter()
        .text("kryptonx.java.file")
        .count(Summary.FORMAT)
        .digest(source)
        .text(name)
        .digest(api())
        .text(Runtime.version().toString())
        .toDigest();
  }
}
